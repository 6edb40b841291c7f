-- How much of the chat is personas, minute by minute? 1 is all of it.
SELECT
    room_id,
    date_trunc('minute', broadcast_at) AS minute,
    count(*) FILTER (origin = 'BOT') AS bot_lines,
    count(*) FILTER (origin = 'HUMAN') AS human_lines,
    round(bot_lines / (bot_lines + human_lines), 3) AS bot_share
FROM chat_firehose
WHERE origin <> 'SYSTEM'
GROUP BY ALL
ORDER BY room_id, minute
