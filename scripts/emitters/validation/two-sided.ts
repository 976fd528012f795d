/**
 * The schemas of an API as both of its sides should hold them, each in the directions in which values go. What comes out
 * the same for both directions, with everything that it refers to, is there once.
 * Pure; one instance serves one API.
 */
import type { JsonSchema } from '../../lib/operations.ts'
import { type Direction, type Form, OneDirection } from './one-direction.ts'

/** A component in one form. */
interface Place {
  form: Form
  name: string
  /** What it becomes both ways; `undefined` when that is not the same. */
  alike: JsonSchema | undefined
  /** The places that refer to it. */
  referring: Set<Place>
}

/** Converts the schemas of one API for both directions. */
export class TwoSided {
  readonly #components: Readonly<Record<string, JsonSchema>>
  readonly #places: ReadonlyMap<string, Place>
  readonly #converters: Readonly<Record<Direction, OneDirection>>

  /** @param schemas all that are going to be converted; components that they do not refer to are left out */
  constructor(components: Readonly<Record<string, JsonSchema>>, schemas: readonly JsonSchema[]) {
    this.#components = components
    this.#places = explored(components, schemas)
    const converter = (direction: Direction) =>
      new OneDirection(components, direction, (form, name) => {
        const isShared = this.#places.get(keyOf(form, name))?.alike !== undefined
        return isShared ? form : `${direction}-${form}`
      })
    this.#converters = { sent: converter('sent'), received: converter('received') }
  }

  /** The components, for the document that converted schemas refer into. */
  document(): Record<string, Record<string, JsonSchema>> {
    const sections: Record<string, [string, JsonSchema][]> = {}
    const add = (section: string, name: string, schema: JsonSchema) => {
      sections[section] ??= []
      sections[section].push([name, schema])
    }
    const { sent, received } = this.#converters
    for (const { form, name, alike } of this.#places.values()) {
      const schema = Object.hasOwn(this.#components, name) ? this.#components[name] : undefined
      if (schema === undefined) continue
      if (alike !== undefined) add(form, name, alike)
      else {
        add(`sent-${form}`, name, sent.convert(schema, form))
        add(`received-${form}`, name, received.convert(schema, form))
      }
    }
    return Object.fromEntries(Object.entries(sections).map(([section, all]) => [section, Object.fromEntries(all)]))
  }

  /** Converts the schema of a whole value that goes one way. */
  convert(schema: JsonSchema, direction: Direction): JsonSchema {
    return this.#converters[direction].convert(schema, 'whole')
  }
}

function keyOf(form: Form, name: string): string {
  return `${form}/${name}`
}

/** All that schemas refer to, directly or not, and what of it does not depend on the direction. */
function explored(components: Readonly<Record<string, JsonSchema>>, schemas: readonly JsonSchema[]) {
  const places = new Map<string, Place>()
  let at: Place | undefined
  const reach = (form: Form, name: string) => {
    const place = places.get(keyOf(form, name)) ?? { form, name, alike: undefined, referring: new Set() }
    places.set(keyOf(form, name), place)
    if (at) place.referring.add(at)
    return form
  }
  const sent = new OneDirection(components, 'sent', reach)
  const received = new OneDirection(components, 'received', reach)
  for (const schema of schemas) for (const way of [sent, received]) way.convert(schema, 'whole')
  // A map goes on with what is added on the way.
  for (const place of places.values()) {
    at = place
    const schema = Object.hasOwn(components, place.name) ? components[place.name] : undefined
    if (schema === undefined) continue
    const [one, other] = [sent.convert(schema, place.form), received.convert(schema, place.form)]
    if (JSON.stringify(one) === JSON.stringify(other)) place.alike = one
  }
  setApart([...places.values()].filter(({ alike }) => alike === undefined))
  return places
}

/** Sets apart whatever refers to what is apart. */
function setApart(places: readonly Place[]): void {
  const apart = new Set(places)
  for (const { referring } of apart) {
    for (const place of referring) {
      place.alike = undefined
      apart.add(place)
    }
  }
}
