-- How long until somebody reacts to what happens on the stream? From an event to the first persona's line that looked at
-- a context with it, in seconds, and how many of the events were answered by such a line at all.
WITH happened AS (
    SELECT room_id, context_id, event.type AS type, event."at" AS happened_at
    FROM (SELECT room_id, context_id, unnest(events) AS event FROM stream_context)
),
reactions AS (
    SELECT happened.room_id, type, happened_at, min(line.broadcast_at) AS first_line
    FROM happened
    LEFT JOIN chat_firehose line
        ON line.provenance.context_id = happened.context_id AND line.broadcast_at >= happened_at
    GROUP BY ALL
)
SELECT
    room_id,
    type,
    count(*) AS events,
    count(first_line) AS answered,
    round(median(epoch(first_line) - epoch(happened_at)), 2) AS median_seconds,
    round(quantile_cont(epoch(first_line) - epoch(happened_at), 0.95), 2) AS p95_seconds
FROM reactions
GROUP BY ALL
ORDER BY room_id, type
