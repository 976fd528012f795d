/**
 * `x-constraints`: the rules of an operation that JSON Schema cannot say, written once, read by every consumer.
 * Types only; each consumer (linter, mock, probe, client, Schemathesis hook) interprets them itself, so that a mistake
 * in one reading cannot hide in another.
 */
import type { Json } from './json.ts'

/** Where the constrained value travels. */
export type ConstraintLocation = 'path' | 'query' | 'header' | 'cookie' | 'body'

/** What two properties may stand in together: a body, or each row of the list that an accepted request answers. */
export type ConstraintWhole = 'body' | 'row'

/** What every constraint carries. */
interface ConstraintBase<In = ConstraintLocation> {
  /** Unique within the operation, kebab-case, stable. */
  id: string
  in: In
  /**
   * Name of the parameter; in a body or a row, the JSON pointer of the property (`/stateReason`). Of a refusal, a last step
   * `**` stands for every property below.
   */
  param: string
  /** The sentence of the page that states the rule. */
  statement: string
}

/** `param` must be a whole multiple of the value of `of` (same location). */
export interface MultipleOfConstraint extends ConstraintBase {
  kind: 'multipleOf'
  /** Name of the parameter it must be a multiple of. */
  of: string
  /** Value of `param` when the request leaves it out. */
  default?: number
  /** Value of `of` when the request leaves it out. */
  defaultOf?: number
  /** Status of the refusal, when known; a refusal of any 4xx keeps the rule otherwise. */
  status?: number
  /** `errorCode` of the refusal, when known. */
  errorCode?: string
}

/** The value the receiver takes when `param` is left out. */
export interface DefaultConstraint extends ConstraintBase {
  kind: 'default'
  value: Json
}

/** Whether `param` must, may or must not be sent depends on something no request can tell, such as the state of a thing. */
export interface ConditionalConstraint extends ConstraintBase {
  kind: 'conditional'
}

/** Which values of `with` may come along with a value of `param`; neither is required. */
export interface PairsConstraint extends ConstraintBase<ConstraintWhole> {
  kind: 'pairs'
  /** JSON pointer of the other property; a step `*` stands for any item of a list, the same one in both pointers. */
  with: string
  /** By value of `param`: the values of `with` that go with it. */
  pairs: Record<string, string[]>
}

/** `param`, or some of its values, comes only along with `with`, where that has one of some values; neither is required. */
export interface OnlyWithConstraint extends ConstraintBase<ConstraintWhole> {
  kind: 'onlyWith'
  /** JSON pointer of the property that decides; a step `*` stands for any item of a list, the same one in both pointers. */
  with: string
  /** The values `param` comes with; whatever is there when neither these nor `except` are named. */
  values?: Json[]
  /** The values `param` does not come with: with all others it does, and where `with` is absent. */
  except?: Json[]
  /** The values of `param` it is about; all of them when absent. */
  of?: Json[]
}

/** `param` keeps only some rows of the list an accepted request answers. */
export interface FilterConstraint extends ConstraintBase {
  kind: 'filter'
  in: 'query'
  /** Rows whose property equals the value, or lies not before it, or not after it. */
  keeps: 'equals' | 'from' | 'until'
  /** JSON pointer into a row; the property named like `param`, or the only time of a row, when it is absent. */
  property?: string
}

/** The rows of the list an accepted request answers come in an order; `param` counts along it. */
export interface OrderConstraint extends ConstraintBase {
  kind: 'order'
  in: 'query'
  direction: 'ascending' | 'descending'
  /** JSON pointer into a row; the only time of a row when it is absent. */
  property?: string
}

/** A request in which `param` breaks a keyword of its schema is refused under a name. */
export interface RefusalConstraint extends ConstraintBase<'body'> {
  kind: 'refusal'
  /** The keyword of JSON Schema that is broken. */
  keyword: string
  /** Status of the refusals that have the name. */
  status: number
  errorCode: string
}

/** What `param` holds has to be what the target knows of a thing: with any other value of a member it is refused. */
export interface MatchingConstraint extends ConstraintBase<'body'> {
  kind: 'matching'
  /** JSON pointers of the members below `param`, within what it holds once it is decrypted where it is encrypted. */
  members: string[]
}

/** One entry of `x-constraints`. */
export type Constraint =
  | MultipleOfConstraint
  | DefaultConstraint
  | ConditionalConstraint
  | PairsConstraint
  | OnlyWithConstraint
  | FilterConstraint
  | OrderConstraint
  | RefusalConstraint
  | MatchingConstraint
