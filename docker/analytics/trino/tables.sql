-- Generated from the topic catalogue; see docs/how-to/analytics-past-one-machine.md.
CREATE SCHEMA IF NOT EXISTS iceberg.chatter;

CREATE TABLE IF NOT EXISTS iceberg.chatter.stream_context (
    "room_id" VARCHAR,
    "context_id" VARCHAR,
    "window_start" TIMESTAMP(6) WITH TIME ZONE,
    "window_end" TIMESTAMP(6) WITH TIME ZONE,
    "published_at" TIMESTAMP(6) WITH TIME ZONE,
    "segments" ARRAY(ROW("start" TIMESTAMP(6) WITH TIME ZONE, "end" TIMESTAMP(6) WITH TIME ZONE, "text" VARCHAR, "confidence" REAL, "is_final" BOOLEAN)),
    "events" ARRAY(ROW("type" VARCHAR, "at" TIMESTAMP(6) WITH TIME ZONE, "confidence" REAL, "evidence" VARCHAR)),
    "keywords" ARRAY(ROW("term" VARCHAR, "weight" DOUBLE)),
    "topics" ARRAY(VARCHAR),
    "recogniser" ROW("engine" VARCHAR, "lag_ms" BIGINT, "state" VARCHAR),
    "picture" ROW("at" TIMESTAMP(6) WITH TIME ZONE, "description" VARCHAR, "tags" ARRAY(VARCHAR)),
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.chat_ingest (
    "message_id" VARCHAR,
    "room_id" VARCHAR,
    "author" ROW("id" VARCHAR, "display_name" VARCHAR, "color" VARCHAR, "badges" ARRAY(VARCHAR)),
    "origin" VARCHAR,
    "text" VARCHAR,
    "mentions" ARRAY(VARCHAR),
    "reply_to" ROW("message_id" VARCHAR, "author_id" VARCHAR),
    "sent_at" TIMESTAMP(6) WITH TIME ZONE,
    "broadcast_at" TIMESTAMP(6) WITH TIME ZONE,
    "provenance" ROW("agent" VARCHAR, "trigger" VARCHAR, "context_id" VARCHAR, "trigger_message_id" VARCHAR, "trigger_text" VARCHAR, "reply_depth" INTEGER, "reasons" ARRAY(ROW("factor" VARCHAR, "weight" DOUBLE)), "model" VARCHAR, "prompt_id" VARCHAR, "memory_ids" ARRAY(VARCHAR), "latencies" ROW("queued_ms" INTEGER, "recall_ms" INTEGER, "generate_ms" INTEGER)),
    "moderation" ROW("action" VARCHAR, "flags" ARRAY(VARCHAR)),
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.chat_firehose (
    "message_id" VARCHAR,
    "room_id" VARCHAR,
    "author" ROW("id" VARCHAR, "display_name" VARCHAR, "color" VARCHAR, "badges" ARRAY(VARCHAR)),
    "origin" VARCHAR,
    "text" VARCHAR,
    "mentions" ARRAY(VARCHAR),
    "reply_to" ROW("message_id" VARCHAR, "author_id" VARCHAR),
    "sent_at" TIMESTAMP(6) WITH TIME ZONE,
    "broadcast_at" TIMESTAMP(6) WITH TIME ZONE,
    "provenance" ROW("agent" VARCHAR, "trigger" VARCHAR, "context_id" VARCHAR, "trigger_message_id" VARCHAR, "trigger_text" VARCHAR, "reply_depth" INTEGER, "reasons" ARRAY(ROW("factor" VARCHAR, "weight" DOUBLE)), "model" VARCHAR, "prompt_id" VARCHAR, "memory_ids" ARRAY(VARCHAR), "latencies" ROW("queued_ms" INTEGER, "recall_ms" INTEGER, "generate_ms" INTEGER)),
    "moderation" ROW("action" VARCHAR, "flags" ARRAY(VARCHAR)),
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.chat_trends (
    "room_id" VARCHAR,
    "window_start" TIMESTAMP(6) WITH TIME ZONE,
    "window_end" TIMESTAMP(6) WITH TIME ZONE,
    "message_count" BIGINT,
    "rate_per_minute" DOUBLE,
    "distinct_authors" BIGINT,
    "trends" ARRAY(ROW("term" VARCHAR, "kind" VARCHAR, "count" BIGINT, "distinct_authors" BIGINT, "human_share" DOUBLE, "velocity" DOUBLE)),
    "count_error" BIGINT,
    "authors_error" DOUBLE,
    "waves" ARRAY(ROW("term" VARCHAR, "kind" VARCHAR, "started_at" TIMESTAMP(6) WITH TIME ZONE, "peak_at" TIMESTAMP(6) WITH TIME ZONE, "peak_count" BIGINT, "ended_at" TIMESTAMP(6) WITH TIME ZONE)),
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.chat_trends_fast (
    "room_id" VARCHAR,
    "window_start" TIMESTAMP(6) WITH TIME ZONE,
    "window_end" TIMESTAMP(6) WITH TIME ZONE,
    "message_count" BIGINT,
    "rate_per_minute" DOUBLE,
    "distinct_authors" BIGINT,
    "trends" ARRAY(ROW("term" VARCHAR, "kind" VARCHAR, "count" BIGINT, "distinct_authors" BIGINT, "human_share" DOUBLE, "velocity" DOUBLE)),
    "count_error" BIGINT,
    "authors_error" DOUBLE,
    "waves" ARRAY(ROW("term" VARCHAR, "kind" VARCHAR, "started_at" TIMESTAMP(6) WITH TIME ZONE, "peak_at" TIMESTAMP(6) WITH TIME ZONE, "peak_count" BIGINT, "ended_at" TIMESTAMP(6) WITH TIME ZONE)),
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.chat_bot_density (
    "room_id" VARCHAR,
    "window_start" TIMESTAMP(6) WITH TIME ZONE,
    "window_end" TIMESTAMP(6) WITH TIME ZONE,
    "bot_count" BIGINT,
    "human_count" BIGINT,
    "density" DOUBLE,
    "bot_reply_share" DOUBLE,
    "max_reply_depth" INTEGER,
    "mean_reply_depth" DOUBLE,
    "near_duplicate_share" DOUBLE,
    "posts_by_agent" ARRAY(ROW("agent" VARCHAR, "posts" BIGINT)),
    "alarm" BOOLEAN,
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.chat_moderation (
    "event_id" VARCHAR,
    "room_id" VARCHAR,
    "kind" VARCHAR,
    "message_id" VARCHAR,
    "author_id" VARCHAR,
    "message" ROW("message_id" VARCHAR, "room_id" VARCHAR, "author" ROW("id" VARCHAR, "display_name" VARCHAR, "color" VARCHAR, "badges" ARRAY(VARCHAR)), "origin" VARCHAR, "text" VARCHAR, "mentions" ARRAY(VARCHAR), "reply_to" ROW("message_id" VARCHAR, "author_id" VARCHAR), "sent_at" TIMESTAMP(6) WITH TIME ZONE, "broadcast_at" TIMESTAMP(6) WITH TIME ZONE, "provenance" ROW("agent" VARCHAR, "trigger" VARCHAR, "context_id" VARCHAR, "trigger_message_id" VARCHAR, "trigger_text" VARCHAR, "reply_depth" INTEGER, "reasons" ARRAY(ROW("factor" VARCHAR, "weight" DOUBLE)), "model" VARCHAR, "prompt_id" VARCHAR, "memory_ids" ARRAY(VARCHAR), "latencies" ROW("queued_ms" INTEGER, "recall_ms" INTEGER, "generate_ms" INTEGER)), "moderation" ROW("action" VARCHAR, "flags" ARRAY(VARCHAR))),
    "shown_text" VARCHAR,
    "findings" ARRAY(ROW("rule" VARCHAR, "category" VARCHAR, "start" INTEGER, "end" INTEGER)),
    "actor" ROW("id" VARCHAR, "role" VARCHAR),
    "reason" VARCHAR,
    "duration_ms" BIGINT,
    "modes" MAP(VARCHAR, VARCHAR),
    "at" TIMESTAMP(6) WITH TIME ZONE,
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.persona_roster (
    "room_id" VARCHAR,
    "agent" VARCHAR,
    "persona" VARCHAR,
    "display_name" VARCHAR,
    "color" VARCHAR,
    "seed" BIGINT,
    "enabled" BOOLEAN,
    "assigned_at" TIMESTAMP(6) WITH TIME ZONE,
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.persona_memory (
    "memory_id" VARCHAR,
    "room_id" VARCHAR,
    "agent" VARCHAR,
    "type" VARCHAR,
    "text" VARCHAR,
    "other_user" VARCHAR,
    "slot" VARCHAR,
    "polarity" VARCHAR,
    "confidence" DOUBLE,
    "importance" DOUBLE,
    "supersedes" VARCHAR,
    "source_message_ids" ARRAY(VARCHAR),
    "created_at" TIMESTAMP(6) WITH TIME ZONE,
    "updated_at" TIMESTAMP(6) WITH TIME ZONE,
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);

CREATE TABLE IF NOT EXISTS iceberg.chatter.persona_decisions (
    "room_id" VARCHAR,
    "agent" VARCHAR,
    "decided_at" TIMESTAMP(6) WITH TIME ZONE,
    "elapsed_ms" BIGINT,
    "seed" BIGINT,
    "persona" ROW("id" VARCHAR, "display_name" VARCHAR, "talkativeness" DOUBLE, "cooldown_ms" BIGINT, "topics" ARRAY(VARCHAR), "affinities" MAP(VARCHAR, DOUBLE)),
    "attention" ROW("last_spoke_at" TIMESTAMP(6) WITH TIME ZONE, "settled" ARRAY(VARCHAR), "acquaintances" ARRAY(VARCHAR)),
    "workload" ROW("turns" INTEGER, "limit" INTEGER, "answering" MAP(VARCHAR, ARRAY(VARCHAR))),
    "room" ROW("personas" ARRAY(VARCHAR), "target_lines_per_minute" DOUBLE, "hype" DOUBLE, "reply_depth_cap" INTEGER, "human_preference" DOUBLE),
    "recent" ARRAY(ROW("message_id" VARCHAR, "room_id" VARCHAR, "author" ROW("id" VARCHAR, "display_name" VARCHAR, "color" VARCHAR, "badges" ARRAY(VARCHAR)), "origin" VARCHAR, "text" VARCHAR, "mentions" ARRAY(VARCHAR), "reply_to" ROW("message_id" VARCHAR, "author_id" VARCHAR), "sent_at" TIMESTAMP(6) WITH TIME ZONE, "broadcast_at" TIMESTAMP(6) WITH TIME ZONE, "provenance" ROW("agent" VARCHAR, "trigger" VARCHAR, "context_id" VARCHAR, "trigger_message_id" VARCHAR, "trigger_text" VARCHAR, "reply_depth" INTEGER, "reasons" ARRAY(ROW("factor" VARCHAR, "weight" DOUBLE)), "model" VARCHAR, "prompt_id" VARCHAR, "memory_ids" ARRAY(VARCHAR), "latencies" ROW("queued_ms" INTEGER, "recall_ms" INTEGER, "generate_ms" INTEGER)), "moderation" ROW("action" VARCHAR, "flags" ARRAY(VARCHAR)))),
    "context" ROW("room_id" VARCHAR, "context_id" VARCHAR, "window_start" TIMESTAMP(6) WITH TIME ZONE, "window_end" TIMESTAMP(6) WITH TIME ZONE, "published_at" TIMESTAMP(6) WITH TIME ZONE, "segments" ARRAY(ROW("start" TIMESTAMP(6) WITH TIME ZONE, "end" TIMESTAMP(6) WITH TIME ZONE, "text" VARCHAR, "confidence" REAL, "is_final" BOOLEAN)), "events" ARRAY(ROW("type" VARCHAR, "at" TIMESTAMP(6) WITH TIME ZONE, "confidence" REAL, "evidence" VARCHAR)), "keywords" ARRAY(ROW("term" VARCHAR, "weight" DOUBLE)), "topics" ARRAY(VARCHAR), "recogniser" ROW("engine" VARCHAR, "lag_ms" BIGINT, "state" VARCHAR), "picture" ROW("at" TIMESTAMP(6) WITH TIME ZONE, "description" VARCHAR, "tags" ARRAY(VARCHAR))),
    "trends" ROW("room_id" VARCHAR, "window_start" TIMESTAMP(6) WITH TIME ZONE, "window_end" TIMESTAMP(6) WITH TIME ZONE, "message_count" BIGINT, "rate_per_minute" DOUBLE, "distinct_authors" BIGINT, "trends" ARRAY(ROW("term" VARCHAR, "kind" VARCHAR, "count" BIGINT, "distinct_authors" BIGINT, "human_share" DOUBLE, "velocity" DOUBLE)), "count_error" BIGINT, "authors_error" DOUBLE, "waves" ARRAY(ROW("term" VARCHAR, "kind" VARCHAR, "started_at" TIMESTAMP(6) WITH TIME ZONE, "peak_at" TIMESTAMP(6) WITH TIME ZONE, "peak_count" BIGINT, "ended_at" TIMESTAMP(6) WITH TIME ZONE))),
    "density" ROW("room_id" VARCHAR, "window_start" TIMESTAMP(6) WITH TIME ZONE, "window_end" TIMESTAMP(6) WITH TIME ZONE, "bot_count" BIGINT, "human_count" BIGINT, "density" DOUBLE, "bot_reply_share" DOUBLE, "max_reply_depth" INTEGER, "mean_reply_depth" DOUBLE, "near_duplicate_share" DOUBLE, "posts_by_agent" ARRAY(ROW("agent" VARCHAR, "posts" BIGINT)), "alarm" BOOLEAN),
    "pulse" ROW("since" TIMESTAMP(6) WITH TIME ZONE, "rate_mass" DOUBLE, "rate_since" TIMESTAMP(6) WITH TIME ZONE, "rate_at" TIMESTAMP(6) WITH TIME ZONE, "rate_time_constant_ms" BIGINT, "last_human_at" TIMESTAMP(6) WITH TIME ZONE, "sightings" ARRAY(ROW("key" VARCHAR, "event" VARCHAR, "text" VARCHAR, "at" TIMESTAMP(6) WITH TIME ZONE, "seen_at" TIMESTAMP(6) WITH TIME ZONE))),
    "decision" ROW("speak" BOOLEAN, "trigger" VARCHAR, "stimulus" VARCHAR, "reply_depth" INTEGER, "reasons" ARRAY(ROW("factor" VARCHAR, "weight" DOUBLE))),
    "_partition" INTEGER,
    "_offset" BIGINT,
    "_timestamp" TIMESTAMP(6) WITH TIME ZONE
) WITH (
    format = 'PARQUET',
    partitioning = ARRAY['hour("_timestamp")', 'room_id']
);
