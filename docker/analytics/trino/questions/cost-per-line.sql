-- What does a line cost, in time? By model: how long turns waited, recalled and were written, in milliseconds, and how
-- long the lines are that came of it. Lines do not tell tokens or money. The 95th percentile is an estimate.
SELECT
    provenance.model AS model,
    count(*) AS lines,
    round(avg(provenance.latencies.queued_ms), 1) AS queued_ms,
    round(avg(provenance.latencies.recall_ms), 1) AS recall_ms,
    round(avg(provenance.latencies.generate_ms), 1) AS generate_ms,
    approx_percentile(provenance.latencies.generate_ms, 0.95) AS p95_generate_ms,
    round(avg(length(text)), 1) AS characters
FROM chat_firehose
WHERE origin = 'BOT' AND provenance.latencies IS NOT NULL
GROUP BY provenance.model
ORDER BY lines DESC, model;
