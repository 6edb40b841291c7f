-- Who writes how much? Lines by minute and persona; people together are one row.
-- parameter: room = demo
SELECT
    date_trunc('minute', broadcast_at) AS minute,
    coalesce(provenance.agent, lower(origin)) AS who,
    count(*) AS lines
FROM chat_firehose
WHERE room_id = '${room}'
GROUP BY date_trunc('minute', broadcast_at), coalesce(provenance.agent, lower(origin))
ORDER BY minute, lines DESC, who;
