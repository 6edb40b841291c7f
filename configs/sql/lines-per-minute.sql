-- Who writes how much? Lines per minute by persona and minute; people together are one row.
-- parameter: room = demo
SELECT
    date_trunc('minute', broadcast_at) AS minute,
    CASE origin WHEN 'BOT' THEN provenance.agent ELSE lower(origin) END AS who,
    count(*) AS lines
FROM chat_firehose
WHERE room_id = '${room}'
GROUP BY ALL
ORDER BY minute, lines DESC, who
