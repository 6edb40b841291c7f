-- How early does a trend tell? From the first line with a word, of the ten minutes before, to the end of the first window
-- that has it as a trend, in seconds. Words are found in lines as trends finds them: lower-cased, without signs around
-- them, letters that stand three times and more in a row taken once. A word that was a trend when the kept windows begin
-- is told by the first of them.
WITH trending AS (
    SELECT room_id, trend.term AS term, min(window_end) AS told_at
    FROM chat_trends
    CROSS JOIN UNNEST(trends) AS trend (term, kind, lines, authors, human_share, velocity)
    WHERE trend.kind = 'WORD'
    GROUP BY room_id, trend.term
),
said AS (
    SELECT
        room_id,
        broadcast_at,
        regexp_replace(
            regexp_replace(lower(replace(token, '’', '''')), '^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$', ''),
            '(\p{L})\1{2,}',
            '$1') AS word
    FROM chat_firehose
    CROSS JOIN UNNEST(regexp_split(text, '\s+')) AS tokens (token)
)
SELECT
    trending.room_id,
    trending.term,
    min(said.broadcast_at) AS first_said,
    trending.told_at,
    round(to_unixtime(trending.told_at) - to_unixtime(min(said.broadcast_at)), 1) AS lead_seconds
FROM trending
JOIN said
    ON said.room_id = trending.room_id
    AND said.word = trending.term
    AND said.broadcast_at < trending.told_at
    AND said.broadcast_at >= trending.told_at - INTERVAL '10' MINUTE
GROUP BY trending.room_id, trending.term, trending.told_at
ORDER BY trending.told_at, trending.term, trending.room_id;
