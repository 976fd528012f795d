/**
 * Encrypted values that the target can decrypt, in the places of a request that are declared as JWE: encrypted to the
 * key the target file names, with new content where something is made, and with what exists where it is named in the
 * data. Without a key, and where nothing is known, the documented example stands.
 * Pure apart from chance in what is encrypted; names no operation and no property.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-4.6
 */
import { createCipheriv, diffieHellman, generateKeyPairSync, hash, randomBytes } from 'node:crypto'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { isPlaceholder, JWE, PLACEHOLDER, placeholderOfLength } from '../../scripts/lib/sampling/compact-jwe.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { withCheckDigit } from '../card-numbers.ts'
import { inSpec } from '../judging/schema-rule.ts'
import type { RecipientKey, Target } from '../target.ts'
import type { Draft } from './draft.ts'

/** Puts encrypted values into a request before it is written. */
export interface Sealer {
  (draft: Draft): Draft
  /** What it would put there, before it is encrypted; what is new is another one each time. */
  opened(draft: Draft): Opened[]
}

/** What a place of a body holds once it is decrypted. */
export interface Opened {
  /** JSON pointer of the place within the body. */
  pointer: string
  /** JSON pointer in the spec of the schema of the place. */
  rule: string
  /** The schema of what is inside. */
  schema: JsonSchema
  /** JSON pointer in the spec of that schema. */
  home: string
  /** What is inside. */
  plain: Json
  /** Whether nothing on the target has what is inside. */
  isNew: boolean
  /** Encrypts another content for the same reader. */
  seal(content: Json): string
}

/** A place of a body that holds an encrypted value, and the schema of what is inside. */
interface SealedPlace extends Pick<Opened, 'pointer' | 'rule'> {
  plaintext: JsonSchema | undefined
}

/** A place of a request that is to be filled. */
interface OpenPlace {
  place: SealedPlace
  /** The documented values. */
  examples: unknown[]
  /** Characters it must have, where it stands for a long one. */
  length: number | undefined
}

/** What a sealer works with; `run` is a number that no other run on the target has. */
export interface SealingOptions {
  table: OperationsTable
  target: Pick<Target, 'recipientKey' | 'data'>
  run: number
}

/** How deep properties are looked for. */
const DEEPEST = 8

/** Makes a sealer; what it makes is new each time. */
export function createSealer({ table, target, run }: SealingOptions): Sealer {
  const { recipientKey, data } = target
  const turns = new Map<string, number>()
  const plainFor = (operation: Operation, { plaintext }: SealedPlace): Json | undefined => {
    if (!isMaking(table, operation)) return knownPlain(plaintext, data)
    const turn = (turns.get(operation.id) ?? 0) + 1
    turns.set(operation.id, turn)
    return newPlain(table, plaintext, deriveSeed(run, `${operation.id} ${turn}`))
  }
  const openPlaces = finderOf(table)
  const opened = (draft: Draft) =>
    openPlaces(draft).flatMap(({ place: { pointer, rule, plaintext: schema }, place }): Opened[] => {
      const plain = recipientKey && plainFor(draft.operation, place)
      if (!recipientKey || plain === undefined || schema === undefined) return []
      const [home, isNew] = [plaintextPointer(table, rule), isMaking(table, draft.operation)]
      const own = (content: Json) => seal(JSON.stringify(content), recipientKey)
      return [{ pointer, rule, schema, home, isNew, plain, seal: own }]
    })
  const filled = (draft: Draft): Draft => {
    const before = draft.body
    const body = openPlaces(draft).reduce((settled, { place, examples, length }) => {
      const plain = recipientKey && (draft.contents?.get(place.pointer) ?? plainFor(draft.operation, place))
      const sealed = recipientKey && plain !== undefined ? seal(JSON.stringify(plain), recipientKey, length) : undefined
      const put = sealed ?? (length === undefined ? examples.find((example) => typeof example === 'string') : undefined)
      return put === undefined || settled === undefined ? settled : withValue(settled, place.pointer, put)
    }, before)
    return body === before ? draft : { ...draft, body }
  }
  return Object.assign(filled, { opened })
}

/** Finds the places of requests that are to be filled; looks through each schema once. */
function finderOf(table: OperationsTable): (draft: Draft) => OpenPlace[] {
  const places = new Map<Operation, SealedPlace[]>()
  return ({ operation, body, mediaType }) => {
    const media = operation.requestBody?.content[mediaType ?? '']
    if (body === undefined || !media) return []
    const found = places.get(operation) ?? sealedPlaces(table, media.schema, `${media.pointer}/schema`)
    places.set(operation, found)
    return found.flatMap((place) => openPlace(place, body, Object.values(media.examples)))
  }
}

/** A place of a body, where it holds what stands for an encrypted value. */
function openPlace(place: SealedPlace, body: Json, documented: readonly Json[]): OpenPlace[] {
  const value = follow(body, place.pointer)
  const examples = documented.map((example) => follow(example, place.pointer))
  if (typeof value !== 'string' || !(isPlaceholder(value) || examples.includes(value))) return []
  const isLong = isPlaceholder(value) && value !== PLACEHOLDER
  return [{ place, examples, length: isLong ? value.length : undefined }]
}

/** Where the schema of a content stands in the spec; the one of OpenAPI's own name where nothing is known of another. */
function plaintextPointer({ sources }: OperationsTable, rule: string): string {
  const own = `${rule}/x-plaintext`
  return Object.hasOwn(sources, own) ? own : `${rule}/contentSchema`
}

/** New content for a place of a draft that holds an encrypted value; `undefined` where nothing says what is inside. */
export function contentFor(table: object, draft: Draft, at: string, seed: number): JsonObject | undefined {
  const media = draft.operation.requestBody?.content[draft.mediaType ?? '']
  const place = media && sealedPlaces(table, media.schema, media.pointer).find(({ pointer }) => pointer === at)
  return place && newPlain(table, place.plaintext, seed)
}

/**
 * A short text in the place of a long one that stands for an encrypted value, to compare with it: both are encrypted, or
 * neither is, and a target that decrypts refuses both; `undefined` where `value` is no such text.
 */
export function shortInPlaceOf(value: Json | undefined): Json | undefined {
  const isLong = typeof value === 'string' && value !== PLACEHOLDER && isPlaceholder(value)
  return isLong ? placeholderOfLength(PLACEHOLDER.length + 4) : undefined
}

/** Every place below a schema that holds a JWE; `rule`: where that schema stands in the spec. */
export function sealedPlaces(table: object, schema: JsonSchema, rule: string, pointer = '', depth = 0): SealedPlace[] {
  const reference = isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref.slice(1) : undefined
  const own = reference === undefined ? schema : follow(table, reference)
  const home = reference === undefined ? rule : inSpec(reference)
  if (!isObject(own) || depth > DEEPEST) return []
  if (own.format === JWE) {
    return [{ pointer, rule: home, plaintext: isObject(own.contentSchema) ? own.contentSchema : undefined }]
  }
  const properties = isObject(own.properties) ? Object.entries(own.properties) : []
  return properties.flatMap(([name, property]) => {
    const at = `${home}/properties`
    const below = isObject(property) ? property : undefined
    return below ? sealedPlaces(table, below, joinPointer(at, name), joinPointer(pointer, name), depth + 1) : []
  })
}

/** Whether an operation makes a thing, or one that takes the place of another. */
function isMaking({ resources = [] }: OperationsTable, { id }: Operation): boolean {
  return resources.some(
    ({ makers, transitions }) =>
      makers.some(({ operation }) => operation === id) ||
      transitions.some(({ operation, newId }) => operation === id && newId !== undefined),
  )
}

/** The members of an object schema that must be there. */
function requiredOf(schema: JsonSchema | undefined): { name: string; schema: JsonSchema }[] {
  if (!isObject(schema) || !Array.isArray(schema.required) || !isObject(schema.properties)) return []
  const { properties } = schema
  return schema.required.map(String).map((name) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    return { name, schema: isObject(own) ? own : true }
  })
}

/** What exists on the target, when the data names all of it. */
function knownPlain(schema: JsonSchema | undefined, data: Target['data']): JsonObject | undefined {
  const members = requiredOf(schema)
  if (members.length === 0 || !members.every(({ name }) => Object.hasOwn(data, name))) return undefined
  return Object.fromEntries(members.flatMap(({ name }) => (data[name] === undefined ? [] : [[name, data[name]]])))
}

/** Content that nothing has yet. */
function newPlain(table: object, schema: JsonSchema | undefined, seed: number): JsonObject | undefined {
  const members = requiredOf(schema).map(({ name, schema: own }): [string, Json | undefined] => {
    const isNumber = isObject(own) && own.format === 'pan'
    return [name, isNumber ? cardNumber(seed) : sample({ schema: own, root: table }, { seed: deriveSeed(seed, name) })]
  })
  if (members.length === 0 || members.some(([, value]) => value === undefined)) return undefined
  return Object.fromEntries(members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** A card number as the networks reserve them for tests, with its check digit. */
function cardNumber(seed: number): string {
  return withCheckDigit(`400000${String(seed % 1_000_000_000).padStart(9, '0')}`)
}

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')

/** A length in four bytes. */
function counted(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/**
 * Encrypts a text. The well-kept libraries answer by promises, which a plan that is drawn step by step cannot wait for.
 * With a length the whole is as long, where the text is JSON and short enough: what JSON ends in may be spaces.
 */
export function seal(text: string, { kid, publicKey }: RecipientKey, length?: number): string {
  const ephemeral = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { kty, crv, x, y } = ephemeral.publicKey.export({ format: 'jwk' })
  const enc = 'A256GCM'
  const header = JSON.stringify({ alg: 'ECDH-ES', enc, ...(kid !== undefined && { kid }), epk: { kty, crv, x, y } })
  const { protectedHeader, plain } = stretched(header, text, length)
  const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey })
  const parties = [counted(enc.length), Buffer.from(enc), counted(0), counted(0), counted(256)]
  const key = hash('sha256', Buffer.concat([counted(1), secret, ...parties]), 'buffer')
  const vector = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, vector).setAAD(Buffer.from(protectedHeader))
  const encrypted = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [protectedHeader, '', ...[vector, encrypted, cipher.getAuthTag()].map(base64url)].join('.')
}

/** Characters of what stands beside header and content: four dots, the vector, the tag. */
const BESIDE = 4 + 16 + 22

/** Header and content with as many spaces at their ends as the length asks for. */
function stretched(header: string, text: string, length: number | undefined) {
  const plainOf = (coded: string) => Math.floor(((length ?? 0) - BESIDE - coded.length) * 0.75)
  // One character too many or too few for whole bytes is made good by the header.
  const coded = [header, `${header} `].map(base64url).find((one) => ((length ?? 0) - BESIDE - one.length) % 4 !== 1)
  const protectedHeader = length === undefined || coded === undefined ? base64url(header) : coded
  return { protectedHeader, plain: length === undefined ? text : padded(text, plainOf(protectedHeader)) }
}

/** A text with spaces behind it, so that it has so many bytes. */
function padded(text: string, bytes: number): string {
  return text + ' '.repeat(Math.max(0, bytes - Buffer.byteLength(text)))
}
