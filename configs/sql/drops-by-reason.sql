-- What was written and not shown, and why? Lines that safety blocked or held back, each once, unless a moderator let them
-- pass; and records that could not be read and did not come back.
WITH verdicts AS (
    SELECT
        coalesce(message_id, event_id) AS line,
        CASE
            WHEN bool_or(kind = 'DENIED') THEN 'denied'
            WHEN bool_or(kind = 'BLOCKED') THEN 'blocked'
            ELSE 'held'
        END AS outcome,
        arg_min(coalesce(findings[1].rule, reason, 'none'), "at") AS reason
    FROM chat_moderation
    WHERE kind IN ('BLOCKED', 'HELD', 'DENIED', 'APPROVED')
    GROUP BY line
    HAVING NOT bool_or(kind = 'APPROVED')
),
redriven AS (
    SELECT _headers['chatter.redriven'] AS letter FROM chat_ingest_dlq WHERE _headers['chatter.redriven'] IS NOT NULL
)
SELECT 'moderation' AS stage, outcome, reason, count(*) AS lines
FROM verdicts
GROUP BY ALL
UNION ALL
SELECT 'dead letter', 'unreadable', regexp_extract(_headers['__streams.errors.exception'], '[^.$]+$'), count(*)
FROM chat_ingest_dlq
WHERE _headers['chatter.redriven'] IS NULL
    AND concat_ws(':', _topic, _partition, _offset) NOT IN (SELECT letter FROM redriven)
GROUP BY ALL
ORDER BY lines DESC, stage, outcome, reason
