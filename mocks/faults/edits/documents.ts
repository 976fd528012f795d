/**
 * Servers that have read the document wrong: they hold calls to another parameter, another body, another operation.
 * Pure; the table they are made from stays as it is.
 */
import { isObject, type JsonObject } from '../../../scripts/lib/json.ts'
import type { JsonSchema, Operation } from '../../../scripts/lib/operations.ts'
import { isRefusal } from '../../exchange.ts'
import type { Rules } from '../../rules.ts'

/** What is read instead of an operation. */
export type OperationEdit = (operation: Operation) => Operation

/** What is read instead of a schema. */
export type SchemaEdit = (schema: JsonObject) => JsonSchema

/** Rules as they are when an operation is read like this; without an id every operation is. */
export function misread(edit: OperationEdit, id?: string): (rules: Rules) => Rules {
  return (rules) => {
    const read = new Map<Operation, Operation>()
    const readOf = (operation: Operation): Operation => {
      const known = read.get(operation) ?? edit(operation)
      read.set(operation, known)
      return known
    }
    return {
      ...rules,
      route(call) {
        const route = rules.route(call)
        if (isRefusal(route) || (id !== undefined && route.operation.id !== id)) return route
        return { ...route, operation: readOf(route.operation) }
      },
    }
  }
}

/** A parameter with another schema. */
export function parameter(name: string, edit: SchemaEdit): OperationEdit {
  return (operation) => ({
    ...operation,
    parameters: operation.parameters.map((one) =>
      one.name === name ? { ...one, schema: edit(isObject(one.schema) ? one.schema : {}) } : one,
    ),
  })
}

/** A parameter that is demanded. */
export function demandedParameter(name: string): OperationEdit {
  return (operation) => ({
    ...operation,
    parameters: operation.parameters.map((one) => (one.name === name ? { ...one, required: true } : one)),
  })
}

/** A body with another schema, in each of its media types. */
export function bodySchema(edit: SchemaEdit): OperationEdit {
  return (operation) => {
    const { requestBody } = operation
    if (requestBody === undefined) return operation
    const content = Object.entries(requestBody.content).map(([key, media]) => {
      return [key, { ...media, schema: edit(isObject(media.schema) ? media.schema : {}) }] as const
    })
    return { ...operation, requestBody: { ...requestBody, content: Object.fromEntries(content) } }
  }
}

/** A body that has to come, or need not. */
export function bodyDemanded(required: boolean): OperationEdit {
  return (operation) =>
    operation.requestBody === undefined
      ? operation
      : { ...operation, requestBody: { ...operation.requestBody, required } }
}

/** A property of the body with another schema. */
export function property(name: string, edit: SchemaEdit): OperationEdit {
  return bodySchema((schema) => {
    const properties = isObject(schema.properties) ? schema.properties : {}
    const old = properties[name]
    return { ...schema, properties: { ...properties, [name]: edit(isObject(old) ? old : {}) } }
  })
}

/** A property of the body that need not come. */
export function optionalProperty(name: string): OperationEdit {
  return bodySchema((schema) => {
    const required = Array.isArray(schema.required) ? schema.required : []
    return { ...schema, required: required.filter((one) => one !== name) }
  })
}

/** A property of the body that has to come. */
export function demandedProperty(name: string): OperationEdit {
  return bodySchema((schema) => {
    const required = Array.isArray(schema.required) ? schema.required : []
    return { ...schema, required: [...required, name] }
  })
}

/** A schema without some of its keywords. */
export function without(...keywords: string[]): SchemaEdit {
  return (schema) => Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)))
}

/** A schema with other keywords. */
export function having(keywords: JsonObject): SchemaEdit {
  return (schema) => ({ ...schema, ...keywords })
}

/** Another schema. */
export function being(schema: JsonSchema): SchemaEdit {
  return () => schema
}

/** A pattern that need only occur somewhere in the text. */
export function unanchored(schema: JsonObject): JsonObject {
  return { ...schema, pattern: String(schema.pattern).replace(/^\^|\$$/g, '') }
}
