/** For programs: the verdict as JSON, described by `report.schema.json`. */
import { toJson } from '../../lib/documents.ts'
import type { Format } from './format.ts'

export default {
  id: 'json',
  show: (verdict) => toJson({ formatVersion: 1, ...verdict }),
} satisfies Format
