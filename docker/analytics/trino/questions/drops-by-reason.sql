-- What was written and not shown, and why? Lines that safety blocked or held back, each once, unless a moderator let them
-- pass; and records that could not be read and did not come back. Dead letters are in no Iceberg table: they are read off
-- their topic, by a catalogue `kafka`, see the how-to.
WITH verdicts AS (
    SELECT
        CASE
            WHEN bool_or(kind = 'DENIED') THEN 'denied'
            WHEN bool_or(kind = 'BLOCKED') THEN 'blocked'
            ELSE 'held'
        END AS outcome,
        min_by(coalesce(element_at(findings, 1).rule, reason, 'none'), "at") AS reason
    FROM chat_moderation
    WHERE kind IN ('BLOCKED', 'HELD', 'DENIED', 'APPROVED')
    GROUP BY coalesce(message_id, event_id)
    HAVING NOT bool_or(kind = 'APPROVED')
),
letters AS (
    SELECT
        concat_ws(':', 'chat.ingest.dlq', CAST(_partition_id AS VARCHAR), CAST(_partition_offset AS VARCHAR)) AS id,
        from_utf8(element_at(element_at(_headers, '__streams.errors.exception'), 1)) AS failure,
        from_utf8(element_at(element_at(_headers, 'chatter.redriven'), 1)) AS redriven
    FROM kafka.chatter.chat_ingest_dlq
)
SELECT 'moderation' AS stage, outcome, reason, count(*) AS lines
FROM verdicts
GROUP BY outcome, reason
UNION ALL
SELECT 'dead letter', 'unreadable', regexp_extract(failure, '[^.$]+$'), count(*)
FROM letters
WHERE redriven IS NULL AND id NOT IN (SELECT redriven FROM letters WHERE redriven IS NOT NULL)
GROUP BY regexp_extract(failure, '[^.$]+$')
ORDER BY lines DESC, stage, outcome, reason;
