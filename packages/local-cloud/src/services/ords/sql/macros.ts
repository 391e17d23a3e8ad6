import { MAX_VARCHAR2_BYTES } from '../limits';

const isoInstant = String.raw`\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)?`;
const numberText = String.raw`\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*`;

/**
 * What Oracle does and DuckDB does not, as macros. `strict` is ERROR ON ERROR; the message of an error is Oracle's, and is made
 * from a value so that it is not raised when the statement is planned.
 */
export const macros: readonly string[] = [
  `ora_text(x) AS x::VARCHAR`,
  `ora_double(x) AS x::DOUBLE`,
  `ora_boolean(x) AS x::BOOLEAN`,
  `ora_timestamp(x) AS x::TIMESTAMP WITH TIME ZONE`,
  // Dot notation and JSON_VALUE: scalars unquoted, JSON null and '' are NULL.
  // Oracle looks into arrays on the way to a field; DuckDB does not: said, not answered with null.
  `ora_json(j, path, parents) AS CASE WHEN json_type(j, path) IS NULL AND list_contains(json_type(j, parents), 'ARRAY')
     THEN error('ORA-03001: unimplemented feature: not implemented by the local database: a path through an array' || left(j, 0))
     WHEN strlen(json_extract_string(j, path)) > ${MAX_VARCHAR2_BYTES} THEN NULL
     ELSE nullif(json_extract_string(j, path), '') END`,
  `ora_fail(strict, message, value) AS CASE WHEN strict THEN error(message || left(coalesce(value, ''), 0)) ELSE NULL END`,
  // The columns of JSON_TABLE: e is what the path found, SQL null when it found nothing.
  `ora_scalar(e, strict) AS CASE
     WHEN e IS NULL THEN ora_fail(strict, 'ORA-40462: JSON_VALUE evaluated to no value', e::VARCHAR)
     WHEN json_type(e) IN ('OBJECT', 'ARRAY')
       THEN ora_fail(strict, 'ORA-40456: JSON_VALUE evaluated to non-scalar value', e::VARCHAR)
     ELSE nullif(json_extract_string(e, '$'), '') END`,
  `ora_query(e, strict) AS CASE
     WHEN e IS NULL THEN ora_fail(strict, 'ORA-40462: JSON_QUERY evaluated to no value', e::VARCHAR)
     WHEN json_type(e) NOT IN ('OBJECT', 'ARRAY')
       THEN ora_fail(strict, 'ORA-40480: result cannot be returned without array wrapper', e::VARCHAR)
     ELSE e::VARCHAR END`,
  `ora_fit(t, bytes, strict) AS CASE WHEN strlen(t) <= bytes OR t IS NULL THEN t
     ELSE ora_fail(strict, 'ORA-40478: output value too large (maximum: ' || bytes || ')', t) END`,
  `ora_number(t) AS CASE WHEN t IS NULL THEN NULL WHEN regexp_full_match(t, '${numberText}') THEN trim(t)::DOUBLE
     ELSE error('ORA-01722: invalid number' || left(t, 0)) END`,
  `ora_decimal(t, strict) AS CASE WHEN t IS NULL THEN NULL
     WHEN try_cast(trim(t) AS DECIMAL(38, 10)) IS NOT NULL AND regexp_full_match(t, '${numberText}')
       THEN try_cast(trim(t) AS DECIMAL(38, 10))
     WHEN regexp_full_match(t, '${numberText}') AND abs(try_cast(trim(t) AS DOUBLE)) < 1e126
       THEN ora_fail(strict, 'ORA-01438: value larger than specified precision allowed for this column', t)::DECIMAL(38, 10)
     WHEN regexp_full_match(t, '${numberText}')
       THEN ora_fail(strict, 'ORA-01426: numeric overflow', t)::DECIMAL(38, 10)
     ELSE ora_fail(strict, 'ORA-01722: invalid number', t)::DECIMAL(38, 10) END`,
  `ora_instant(t, strict) AS CASE WHEN t IS NULL THEN NULL
     WHEN regexp_full_match(t, '${isoInstant}') AND try_cast(t AS TIMESTAMP WITH TIME ZONE) IS NOT NULL
       THEN try_cast(t AS TIMESTAMP WITH TIME ZONE)
     ELSE ora_fail(strict, 'ORA-01861: literal does not match format string', t)::TIMESTAMP WITH TIME ZONE END`,
  `ora_concat(a, b) AS nullif(concat(a, b), '')`,
  `ora_trim(t) AS nullif(trim(t), '')`,
  `ora_substr(t, start, size) AS nullif(CASE WHEN size IS NULL THEN substr(t, CASE WHEN start = 0 THEN 1 ELSE start::BIGINT END)
     WHEN size::BIGINT < 1 THEN NULL
     ELSE substr(t, CASE WHEN start = 0 THEN 1 ELSE start::BIGINT END, size::BIGINT) END, '')`,
  `ora_round(n, digits) AS round(n::DOUBLE, digits::INTEGER)`,
  `ora_number_text(n) AS CASE WHEN n = trunc(n) AND abs(n) < 1e15 THEN n::BIGINT::VARCHAR ELSE n::DOUBLE::VARCHAR END`,
  `ora_guid() AS upper(replace(uuid()::VARCHAR, '-', ''))`,
  `ora_scalar_or_null(j, path, parents) AS CASE WHEN NOT json_valid(j) OR json_type(j, path) IN ('OBJECT', 'ARRAY') THEN NULL
     ELSE ora_json(j, path, parents) END`,
  `ora_number_or_null(t) AS try_cast(t AS DOUBLE)`,
  `ora_format_instant(t, format) AS strftime(t, format)`,
  `ora_parse_instant(t, pattern) AS CASE WHEN t IS NULL THEN NULL
     WHEN regexp_full_match(t, pattern) AND try_cast(t AS TIMESTAMP WITH TIME ZONE) IS NOT NULL
       THEN try_cast(t AS TIMESTAMP WITH TIME ZONE)
     ELSE error('ORA-01861: literal does not match format string' || left(t, 0))::TIMESTAMP WITH TIME ZONE END`,
  // The rows of a row path: [*] of what is not an array is the thing itself (lax mode).
  `ora_json_rows(body, path, each, strict) AS CASE
     WHEN body IS NULL THEN []::JSON[]
     WHEN NOT json_valid(body) THEN ora_fail(strict, 'ORA-40441: JSON syntax error', body)::JSON[]
     WHEN json_type(body, path) IS NULL THEN []::JSON[]
     WHEN each AND json_type(body, path) = 'ARRAY' THEN json_extract(body, path || '[*]')::JSON[]
     ELSE [json_extract(body, path)]::JSON[] END`,
];
