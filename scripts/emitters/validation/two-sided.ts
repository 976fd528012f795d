/**
 * The schemas of an API as both of its sides should hold them, each in the directions in which values go. What comes out
 * the same for both directions, with everything that it refers to, is there once.
 * Pure; one instance serves one API.
 */
import type { JsonSchema } from '../../lib/operations.ts'
import { type Direction, type Form, OneDirection } from './one-direction.ts'

const DIRECTIONS: readonly Direction[] = ['sent', 'received']
const FORMS: readonly Form[] = ['whole', 'part', 'loose']

/** Converts the schemas of one API for both directions. */
export class TwoSided {
  readonly #components: Readonly<Record<string, JsonSchema>>
  readonly #converters: Readonly<Record<Direction, OneDirection>>
  readonly #apart: ReadonlySet<string>

  constructor(components: Readonly<Record<string, JsonSchema>>) {
    this.#components = components
    this.#apart = differing(components)
    const converter = (direction: Direction) =>
      new OneDirection(components, direction, (form, name) => this.#section(direction, form, name))
    this.#converters = { sent: converter('sent'), received: converter('received') }
  }

  /** The components in every form, for the document that converted schemas refer into. */
  document(): Record<string, Record<string, JsonSchema>> {
    const document: Record<string, [string, JsonSchema][]> = {}
    for (const direction of DIRECTIONS) {
      for (const [form, name, schema] of inEveryForm(this.#components)) {
        const section = this.#section(direction, form, name)
        // What does not depend on the direction was there for the first one.
        if (direction === 'received' && section === form) continue
        document[section] ??= []
        document[section].push([name, this.#converters[direction].convert(schema, form)])
      }
    }
    return Object.fromEntries(
      Object.entries(document).map(([section, entries]) => [section, Object.fromEntries(entries)]),
    )
  }

  /** Converts the schema of a whole value that goes one way. */
  convert(schema: JsonSchema, direction: Direction): JsonSchema {
    return this.#converters[direction].convert(schema, 'whole')
  }

  #section(direction: Direction, form: Form, name: string): string {
    return this.#apart.has(placeOf(form, name)) ? `${direction}-${form}` : form
  }
}

function* inEveryForm(components: Readonly<Record<string, JsonSchema>>): Generator<[Form, string, JsonSchema]> {
  for (const form of FORMS) for (const [name, schema] of Object.entries(components)) yield [form, name, schema]
}

function placeOf(form: Form, name: string): string {
  return `${form}/${name}`
}

/** The components that depend on the direction, by form: they differ, or refer to one that does. */
function differing(components: Readonly<Record<string, JsonSchema>>): Set<string> {
  const apart = new Set<string>()
  const referring = new Map<string, string[]>()
  let at = ''
  const converters = DIRECTIONS.map((direction) => {
    return new OneDirection(components, direction, (form, name) => {
      const place = placeOf(form, name)
      const known = referring.get(place)
      if (known) known.push(at)
      else referring.set(place, [at])
      return form
    })
  })
  for (const [form, name, schema] of inEveryForm(components)) {
    at = placeOf(form, name)
    const texts = converters.map((converter) => JSON.stringify(converter.convert(schema, form)))
    if (new Set(texts).size > 1) apart.add(at)
  }
  // A set goes on with what is added on the way.
  for (const place of apart) for (const one of referring.get(place) ?? []) apart.add(one)
  return apart
}
