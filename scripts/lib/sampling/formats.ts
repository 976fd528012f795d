/**
 * Texts for the formats of JSON Schema and OpenAPI: well-formed ones, the first the most ordinary, and malformed ones.
 * Data only; Ajv judges each before it is used.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-defined-formats
 * @see https://spec.openapis.org/registry/format/
 */
import { JWE, PLACEHOLDER } from './compact-jwe.ts'

/** A malformed text and what is wrong with it. */
export interface Malformed {
  value: string
  label: string
}

/** What is known of one format. */
export interface Format {
  wellFormed: readonly string[]
  /** Empty for a format that a receiver cannot be expected to hold a text to. */
  malformed: readonly Malformed[]
}

const DATE: readonly Malformed[] = [
  { value: '2024-13-17', label: 'month 13' },
  { value: '2024-02-30', label: 'a thirtieth of February' },
  { value: '17/05/2024', label: 'day, month and year in another order' },
  { value: '2024-5-7', label: 'month and day without leading zeros' },
  { value: 'not a date', label: 'words instead of a date' },
]

/** The formats by name. */
export const FORMATS: Readonly<Record<string, Format>> = {
  'date-time': {
    wellFormed: [
      '2024-05-17T09:30:00Z',
      '2024-02-29T23:59:59.999Z',
      '2024-05-17T09:30:00+05:30',
      '2024-05-17T00:00:00-08:00',
    ],
    malformed: [
      { value: '2024-05-17T09:30:00', label: 'no time zone' },
      { value: '2024-05-17', label: 'a date without a time' },
      { value: '2024-13-17T09:30:00Z', label: 'month 13' },
      { value: '2024-02-30T09:30:00Z', label: 'a thirtieth of February' },
      { value: '2024-05-17T25:30:00Z', label: 'hour 25' },
      { value: 'not a date', label: 'words instead of a date and time' },
    ],
  },
  date: { wellFormed: ['2024-05-17', '2024-02-29', '1999-12-31'], malformed: DATE },
  time: {
    wellFormed: ['09:30:00Z', '23:59:59.999Z', '09:30:00+05:30'],
    malformed: [
      { value: '25:30:00Z', label: 'hour 25' },
      { value: '9 am', label: 'words instead of a time' },
    ],
  },
  duration: {
    wellFormed: ['P1D', 'PT36H', 'P1Y2M3DT4H5M6S'],
    malformed: [{ value: '1 day', label: 'words instead of a duration' }],
  },
  uuid: {
    wellFormed: ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '00000000-0000-0000-0000-000000000000'],
    malformed: [
      { value: '3f2504e0-4f89-41d3-9a0c-0305e82c330', label: 'one digit too few' },
      { value: '3f2504e0-4f89-41d3-9a0c-0305e82c330g', label: 'a letter that is no hexadecimal digit' },
      { value: '3f2504e04f8941d39a0c0305e82c3301', label: 'no hyphens' },
    ],
  },
  email: {
    wellFormed: ['someone@example.com', 'first.last+tag@mail.example.org', 'a@b.co'],
    malformed: [
      { value: 'someone.example.com', label: 'no @ sign' },
      { value: 'someone@', label: 'nothing after the @ sign' },
      { value: '@example.com', label: 'nothing before the @ sign' },
    ],
  },
  hostname: {
    wellFormed: ['example.com', 'a.b-c.example', 'localhost'],
    malformed: [{ value: '-example-.com', label: 'a label that starts with a hyphen' }],
  },
  ipv4: {
    wellFormed: ['192.0.2.1', '0.0.0.0', '255.255.255.255'],
    malformed: [
      { value: '256.0.2.1', label: 'an octet above 255' },
      { value: '192.0.2', label: 'an octet missing' },
    ],
  },
  ipv6: {
    wellFormed: ['2001:db8::1', '::', '2001:db8:0:0:0:0:0:1'],
    malformed: [{ value: '2001:db8:::1', label: 'three colons in a row' }],
  },
  uri: {
    wellFormed: ['https://example.com/path?query=1', 'urn:example:a', 'http://a.b'],
    malformed: [
      { value: '/path/only', label: 'no scheme' },
      { value: 'https://exa mple.com', label: 'a space inside' },
    ],
  },
  'uri-reference': {
    wellFormed: ['/path?query=1', 'https://example.com/', '#part'],
    malformed: [{ value: '\\\\host\\path', label: 'backslashes' }],
  },
  url: {
    wellFormed: ['https://example.com/path', 'http://example.org'],
    malformed: [{ value: 'example', label: 'no scheme and no host' }],
  },
  iri: { wellFormed: ['https://example.com/é', 'https://example.com/'], malformed: [] },
  'iri-reference': { wellFormed: ['/é', '/path'], malformed: [] },
  'uri-template': {
    wellFormed: ['https://example.com/{id}', '/{a}/{b}'],
    malformed: [{ value: '/{id', label: 'a brace that is not closed' }],
  },
  'json-pointer': { wellFormed: ['/a/0', ''], malformed: [{ value: 'a/0', label: 'no slash in front' }] },
  'relative-json-pointer': { wellFormed: ['1/a', '0#'], malformed: [{ value: '/a', label: 'no number in front' }] },
  regex: { wellFormed: ['^[a-z]+$', 'a'], malformed: [{ value: '[a-', label: 'a class that is not closed' }] },
  byte: {
    wellFormed: ['aGVsbG8=', 'AA==', 'Zm9vYmFy'],
    malformed: [{ value: 'not base64!', label: 'characters that are not base64' }],
  },
  [JWE]: {
    wellFormed: [PLACEHOLDER],
    malformed: [
      { value: '....', label: 'five empty parts' },
      { value: 'e30..AAAA.AAAA.AAAA', label: 'a header that names no algorithm' },
    ],
  },
  password: { wellFormed: ['correct horse', 'pa55-word'], malformed: [] },
  binary: { wellFormed: ['text'], malformed: [] },
}
