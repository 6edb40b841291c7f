-- How much of the chat is personas, minute by minute? 1 is all of it.
SELECT
    room_id,
    date_trunc('minute', broadcast_at) AS minute,
    count(*) FILTER (WHERE origin = 'BOT') AS bot_lines,
    count(*) FILTER (WHERE origin = 'HUMAN') AS human_lines,
    round(CAST(count(*) FILTER (WHERE origin = 'BOT') AS DOUBLE) / count(*), 3) AS bot_share
FROM chat_firehose
WHERE origin <> 'SYSTEM'
GROUP BY room_id, date_trunc('minute', broadcast_at)
ORDER BY room_id, minute;
