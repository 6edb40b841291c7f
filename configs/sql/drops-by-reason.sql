-- What was written and never shown, and why? Lines that safety or a moderator stopped, and records that could not be read.
SELECT 'moderation' AS stage, lower(kind) AS outcome, coalesce(findings[1].rule, reason, 'none') AS reason, count(*) AS lines
FROM chat_moderation
WHERE kind IN ('BLOCKED', 'HELD', 'DENIED', 'DELETED')
GROUP BY ALL
UNION ALL
SELECT 'dead letter', 'unreadable', regexp_extract(_headers['__streams.errors.exception'], '[^.$]+$'), count(*)
FROM chat_ingest_dlq
WHERE _headers['chatter.redriven'] IS NULL
GROUP BY ALL
ORDER BY lines DESC, stage, outcome, reason
