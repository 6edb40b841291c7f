-- How early does a trend tell? From the first line with a word, of the ten minutes before, to the end of the first window
-- that has it as a trend, in seconds. Words are found in lines as trends finds them: lower-cased, without signs around
-- them, letters that stand three times and more in a row taken once. A word that was a trend when the kept windows begin
-- is told by the first of them.
WITH trending AS (
    SELECT room_id, trend.term AS term, min(window_end) AS told_at
    FROM (SELECT room_id, window_end, unnest(trends) AS trend FROM chat_trends)
    WHERE trend.kind = 'WORD'
    GROUP BY ALL
),
words AS (
    SELECT
        room_id,
        broadcast_at,
        string_split(regexp_replace(lower(replace(token, '’', '''')), '^[^\pL\pN]+|[^\pL\pN]+$', '', 'g'), '') AS letters
    FROM (SELECT room_id, broadcast_at, unnest(regexp_split_to_array(text, '\s+')) AS token FROM chat_firehose)
),
said AS (
    SELECT
        room_id,
        broadcast_at,
        array_to_string(
            list_filter(letters, lambda letter, i: i = 1 OR letter <> letters[i - 1]
                OR NOT regexp_matches(letter, '\pL')
                OR (coalesce(letter <> letters[i - 2], true) AND coalesce(letter <> letters[i + 1], true))),
            '') AS word
    FROM words
)
SELECT
    trending.room_id,
    term,
    min(broadcast_at) AS first_said,
    told_at,
    round(epoch(told_at) - epoch(first_said), 1) AS lead_seconds
FROM trending
JOIN said
    ON said.room_id = trending.room_id
    AND word = term
    AND broadcast_at < told_at
    AND broadcast_at >= told_at - INTERVAL 10 MINUTE
GROUP BY trending.room_id, term, told_at
ORDER BY told_at, term, room_id
