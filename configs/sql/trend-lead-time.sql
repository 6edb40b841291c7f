-- How early does a trend tell? From the first line with a word to the end of the first window that has it as a trend, in
-- seconds; negative never happens.
WITH trending AS (
    SELECT room_id, trend.term AS term, min(window_end) AS told_at
    FROM (SELECT room_id, window_end, unnest(trends) AS trend FROM chat_trends)
    WHERE trend.kind = 'WORD'
    GROUP BY ALL
),
said AS (
    SELECT trending.room_id, term, told_at, min(line.broadcast_at) AS first_said
    FROM trending
    JOIN chat_firehose line
        ON line.room_id = trending.room_id
        AND line.broadcast_at < told_at
        AND contains(lower(line.text), term)
    GROUP BY ALL
)
SELECT room_id, term, first_said, told_at, round(epoch(told_at) - epoch(first_said), 1) AS lead_seconds
FROM said
ORDER BY told_at, term
