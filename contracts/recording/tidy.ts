/**
 * Brings an entry that another program wrote into the form of the specification: what is `null` was left out, numbers may
 * stand in quotes, and a status that is none says that nothing came back.
 * Pure. What is broken in another way stays as it is.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'

/** An entry as the specification has it, as far as that is a matter of form. */
export function tidied(entry: Json): Json {
  if (!isObject(entry)) return entry
  const { request, response, ...others } = withoutNulls(entry)
  const time = numeric(others.time)
  delete others.time
  return {
    ...others,
    ...(time === undefined ? {} : { time }),
    ...(request === undefined ? {} : { request: isObject(request) ? sent(withoutNulls(request)) : request }),
    // Some programs write no answer where none came.
    response: isObject(response) ? answered(withoutNulls(response)) : (response ?? { status: 0 }),
  }
}

function sent({ headers, postData, bodySize, ...others }: JsonObject): JsonObject {
  return {
    ...others,
    ...member('headers', pairs(headers)),
    ...member('bodySize', numeric(bodySize)),
    ...member('postData', isObject(postData) ? body(withoutNulls(postData)) : undefined),
  }
}

function answered({ headers, content, status, bodySize, ...others }: JsonObject): JsonObject {
  const code = numeric(status)
  const isStatus = code !== undefined && Number.isInteger(code) && code >= 100 && code <= 999
  return {
    ...others,
    status: isStatus ? code : 0,
    ...member('headers', pairs(headers)),
    ...member('bodySize', numeric(bodySize)),
    ...member('content', isObject(content) ? body(withoutNulls(content)) : undefined),
  }
}

/** A body; a text that stands there as the JSON it is, is written again. */
function body({ text, size, mimeType, encoding, params, ...others }: JsonObject): JsonObject {
  return {
    ...others,
    ...member('size', numeric(size)),
    ...member('mimeType', typeof mimeType === 'string' ? mimeType : undefined),
    ...member('text', text === undefined || typeof text === 'string' ? text : JSON.stringify(text)),
    ...member('encoding', typeof encoding === 'string' ? encoding.toLowerCase() : undefined),
    ...member('params', Array.isArray(params) ? params : undefined),
  }
}

/** Header lines; what has no name is none. */
function pairs(lines: Json | undefined): Json[] | undefined {
  if (!Array.isArray(lines)) return undefined
  return lines.flatMap((line) => {
    if (!isObject(line) || typeof line.name !== 'string') return []
    const { name, value = null } = line
    return [{ name, value: value === null ? '' : String(value) }]
  })
}

function member(name: string, value: Json | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value }
}

function numeric(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d+)?$/.test(value) ? Number(value) : undefined
}

function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null))
}
