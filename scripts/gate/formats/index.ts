/** All formats of a verdict, by name. */
import type { Format } from './format.ts'
import json from './json.ts'
import text from './text.ts'

/** The registry; adding a format is its file and its line here. */
export const formats: readonly Format[] = [text, json]
