-- Whose memories come up? Bot lines, the share of them that recalled something, and how many memories each recalled.
SELECT
    room_id,
    provenance.agent AS agent,
    count(*) AS lines,
    round(avg(CAST(cardinality(provenance.memory_ids) > 0 AS INTEGER)), 3) AS share_with_memory,
    round(avg(cardinality(provenance.memory_ids)), 2) AS memories_a_line
FROM chat_firehose
WHERE origin = 'BOT'
GROUP BY room_id, provenance.agent
ORDER BY share_with_memory DESC, room_id, agent;
