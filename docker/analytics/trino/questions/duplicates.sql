-- Which lines were said more than once? The same words, whatever their case and punctuation, by how many authors.
SELECT
    room_id,
    trim(regexp_replace(lower(text), '[^\p{L}\p{N}]+', ' ')) AS words,
    count(*) AS lines,
    count(DISTINCT author.id) AS authors
FROM chat_firehose
WHERE regexp_like(text, '[\p{L}\p{N}]')
GROUP BY room_id, trim(regexp_replace(lower(text), '[^\p{L}\p{N}]+', ' '))
HAVING count(*) > 1
ORDER BY lines DESC, words, room_id;
