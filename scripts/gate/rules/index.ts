/** All rules about keywords of schemas, in the order of reports. */
import additionalProperties from './additional-properties.ts'
import { bounds } from './bounds.ts'
import condition from './condition.ts'
import content from './content.ts'
import defaultValue from './default.ts'
import deprecated from './deprecated.ts'
import enumeration from './enum.ts'
import format from './format.ts'
import multipleOf from './multiple-of.ts'
import nullable from './nullable.ts'
import pattern from './pattern.ts'
import required from './required.ts'
import type { Rule } from './rule.ts'
import type_ from './type.ts'
import uniqueItems from './unique-items.ts'

/** The registry; adding a rule is its file and its line here. */
export const rules: readonly Rule[] = [
  type_,
  nullable,
  enumeration,
  pattern,
  format,
  multipleOf,
  uniqueItems,
  required,
  ...bounds,
  content,
  additionalProperties,
  condition,
  defaultValue,
  deprecated,
]
