-- How long until somebody reacts to what happens on the stream? From an event to the first persona's line that looked at
-- a context with it, in seconds, and how many of the events were answered by such a line at all. Percentiles are estimates.
WITH happened AS (
    SELECT room_id, context_id, event.type AS type, event.happened_at AS happened_at
    FROM stream_context
    CROSS JOIN UNNEST(events) AS event (type, happened_at, confidence, evidence)
),
reactions AS (
    SELECT happened.room_id, happened.type, happened.happened_at, min(line.broadcast_at) AS first_line
    FROM happened
    LEFT JOIN chat_firehose line
        ON line.provenance.context_id = happened.context_id AND line.broadcast_at >= happened.happened_at
    GROUP BY happened.room_id, happened.type, happened.happened_at
)
SELECT
    room_id,
    type,
    count(*) AS events,
    count(first_line) AS answered,
    round(approx_percentile(to_unixtime(first_line) - to_unixtime(happened_at), 0.5), 2) AS median_seconds,
    round(approx_percentile(to_unixtime(first_line) - to_unixtime(happened_at), 0.95), 2) AS p95_seconds
FROM reactions
GROUP BY room_id, type
ORDER BY room_id, type;
