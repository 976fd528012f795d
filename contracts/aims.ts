/**
 * What a case is for: the facts that a probe knows of a request, and that checks ask for.
 * Types only.
 */
import type { Json } from '../scripts/lib/json.ts'
import type { Parameter } from '../scripts/lib/operations.ts'
import type { Page, Reading, Row } from './judging/pages.ts'
import type { Period } from './judging/periods.ts'
import type { ListPlace } from './judging/rows.ts'
import type { Snapshot } from './judging/snapshots.ts'
import type { RowOrder } from './requests/paged-list.ts'
import type { Fault, Severity } from './result.ts'

/**
 * What a case is for. Each is a fact that checks can ask for; a check is run on the cases that carry what it needs. Once
 * a case is handed out its aims stay as they are: it may be judged when the next request is on its way.
 */
export interface Aims {
  /**
   * A request the document allows; `fromData`: what it varies (or all it holds) is named by the target's data; `free`:
   * what it varies names nothing, so nothing but its form can be wrong with it; `unverified`: the document says that nobody
   * looks whether there is such a thing; `existing`: what it varies names something that this request does not make.
   */
  valid: { fromData: boolean; free?: true; unverified?: true; existing?: true }
  /** A request with one value that the document forbids. */
  violation: { fault: Fault }
  /** A multiple where the document asks for one. */
  aligned: { fault: Fault }
  /** A value that should be a multiple and is none. */
  unaligned: { fault: Fault; status?: { code: number; pointer: string } }
  /** What the refusal of it is called, where one of another status need not be called so; `pointer`: where that stands. */
  coded: { code: string; pointer: string; status?: number }
  /** A page of which the largest allowed size is known. */
  page: { limit: number; list: ListPlace; pointer: string }
  /** A page of default size; the reference asks for a larger one. */
  defaultPage: { size: number; list: ListPlace }
  /** Missing or wrong credentials. */
  credentials: { fault: Fault }
  /** A path that no operation has. */
  unknownPath: { fault: Fault }
  /** An id that nothing on the target has. */
  unknownResource: { fault: Fault }
  /** A method that the path does not have. */
  method: { fault: Fault; documented: readonly string[] }
  /** A body that says it is something it may not be. */
  mediaType: { fault: Fault }
  /** A body that is no JSON. */
  malformed: { fault: Fault }
  /** A request that no document speaks of: any answer but a server error will do. */
  odd: { fault: Fault }
  /** A path in another spelling, or by HEAD, without credentials; the reference asks for a path that nothing has. */
  bypass: { fault: Fault }
  /** Something the publisher of the API may add to what it sends, and the receiver does not know. */
  addition: { fault: Fault }
  /** A request that was served before, once more. */
  redelivery: { fault: Fault }
  /** A page that was read before, once more; the steps lead to the moment of a row. */
  repeated: { before: Page; reading: Reading; property: readonly string[] | undefined }
  /** Rows of the thing that the path names: properties named like a parameter of the path, with its value. */
  belonging: { named: readonly { name: string; value: string; pointer: string }[]; reading: Reading }
  /** The last part of rows that were read before; the reference asks for the anchor again. */
  joined: { whole: Page; parts: readonly Page[]; anchor: Page; reading: Reading }
  /**
   * The last request of a walk through a list; the reference asks for its first page again; `mayBeShort`: each page says
   * whether there is another one, so that it need not be full.
   */
  walk: { pages: readonly Page[]; reading: Reading; mayBeShort?: true }
  /** Which way the rows of a walk come. */
  ordered: { pages: readonly Page[]; order: RowOrder }
  /**
   * What the pages of a walk say of the whole list; the reference asks for the first page again; `end`: the rows that were
   * met, `whole`: whether those are all; `sized`: whether it is known how large a page is.
   */
  totals: { pages: readonly Page[]; end: number; whole: boolean; sized: boolean; reading: Reading }
  /**
   * What a page of a selection says of all rows; `fewer`: it shows all of the selection where it has fewer rows; `beside`:
   * rows of the first page of the list that are not of the selection.
   */
  selected: { fewer: number; first: Page; beside: number; reading: Reading; atMost: Severity }
  /**
   * Rows behind the last one; the reference asks for the first page again; `told`: the document says how pages work,
   * `searched`: of a search, which may be refused where it finds nothing.
   */
  pastEnd: { first: Page; reading: Reading; told: boolean; searched?: true }
  /** Rows of a period; `empty`: none that was seen lies in it. */
  period: { period: Period; empty: boolean; first: Page; reading: Reading; atMost?: Severity }
  /** Rows of the first page that a selection has to have; the reference asks for the first page again. */
  due: {
    rows: readonly Row[]
    limit: number
    first: Page
    reading: Reading
    ordered: boolean
    declared: boolean
    told: boolean
    property: readonly string[]
    /** Whether one sentence of the document speaks of all filters that are asked for. */
    together?: boolean
    atMost?: Severity
  }
  /** Rows that the first page has, too; the reference asks for that again. */
  alike: { first: Page; reading: Reading }
  /** Rows from before the oldest one on all pages of a list; the reference asks for the page behind the last one again. */
  beyond: { pages: readonly Page[]; period: Period; reading: Reading }
  /** The list of something that was just made, or a part of it; rows of another one. */
  apart: { rows: readonly Row[]; reading: Reading }
  /** Rows of a selection, and which way they come. */
  sorted: { order: RowOrder; reading: Reading }
  /** Rows since a moment, where those until it were read before; the reference asks for the first page again. */
  split: { other: Page; first: Page; period: Period; reading: Reading; ordered: boolean }
  /** Rows of which a property has a value, or one of others. */
  equals: {
    value: string
    others?: readonly string[]
    property: readonly string[]
    reading: Reading
    declared: boolean
    atMost?: Severity
  }
  /** A parameter with the value that stands for it where it is left out; the reference leaves it out again. */
  defaulted: { before: Page; reading: Reading }
  /** A moment in another spelling; the reference asks for the first spelling again. */
  respelled: { before: Page; reading: Reading }
  /** What is read after a refused change; the two readings before it. */
  noTrace: { first: Snapshot; second: Snapshot }
  /** What is read after the same change was asked for twice; the two readings in between, and the body that was sent. */
  twice: { first: Snapshot; second: Snapshot; sent: Json | undefined }
  /** What is read of a thing that nothing was done to while others were changed; the two readings before. */
  unmoved: { first: Snapshot; second: Snapshot }
  /** What is read of a thing after a change of its state; how it was, and the places of what it was made with. */
  kept: { before: Snapshot; places: readonly string[]; atMost: Severity }
  /** A change of the state that the life cycle allows; `plain`: the request holds nothing but that. */
  permitted: { plain: boolean; atMost?: Severity }
  /** A change of the state that the life cycle excludes. */
  excluded: true
  /** What is read of a thing whose state is known; `at`: where, `known`: the states that are named. */
  state: { at: string; want: string; known: readonly string[]; atMost: Severity }
  /** A change of a thing that has come to its end; `out`: it would lead out of that. */
  ended: { out: boolean }
  /** What is read of a thing that has come to its end; `finals`: the states it may be in. */
  remains: { at: string; finals: readonly string[]; known: readonly string[]; atMost: Severity } | { at?: undefined }
  /**
   * What is read of what was written: values that should be seen, by JSON pointer; `unread`: what it means when nothing
   * can be read, where that is not the rule of the case; `elsewhere`: that is held by itself.
   */
  written: { values: readonly WrittenValue[]; unread?: { pointer: string; atMost: Severity } | 'elsewhere' }
  /** Another thing of a kind, with the ids of those before; `beside`: path parameter with the id of one more. */
  another: { at: string; ids: readonly Json[]; beside?: string; atMost?: Severity }
  /** A thing is to be made under an id that is not free. */
  taken: true
  /** A thing is to be made under an id that nothing has yet, where others of its kind can be made. */
  begun: true
  /** A thing is to be made under an id that is free again. */
  freed: true
  /** A thing is to be made with encrypted content of one that has ended, which may not come again. */
  spent: true
  /** What is read of what two requests made under one id at the same time; how many of them were accepted. */
  rivals: { accepted: number }
  /**
   * A change that may be possible once, asked for at the same time as others, or `again` when those are answered; the
   * statuses of their answers.
   */
  raced: { others: readonly number[]; atMost: Severity; again?: true }
  /** A request over a connection on which another one, with a body, was refused; what it got before. */
  behind: { status: number }
  /** A request in which one value is not the one that the target knows of a thing. */
  mismatched: true
  /** A change without what it asks of things that were made in one way, or with what it does not take for them. */
  conditioned: true
  /**
   * What is read of something that an answer says was made; `pointer`: of the operation that shows it, `named`: at the
   * place that the answer itself names.
   */
  made: { pointer: string; atMost: Severity; named?: true }
  /** A PUT of what its path names; `anew`: nothing was there before. */
  creation: { anew: boolean }
  /** The list of a thing that was changed, and what was read of the thing itself. */
  asRead: { id: string; thing: Json; reading: Reading; pointer: string }
  /** A request under a key that something was made under; `same`: it is that very request once more. */
  repeatedKey: { id: Json; same: boolean }
  /** Rows in an order that was asked for. */
  arranged: { order: Pick<RowOrder, 'property' | 'direction'>; reading: Reading }
  /** What is read after values were given to what may only be read; `pointer`: of the body that was sent. */
  ownedValues: { values: readonly { at: string; value: Json }[]; pointer: string }
  /** What is read of something that was made, and removed again; `pointer`: of the operation that removed it. */
  removed: { pointer: string; atMost: Severity }
  /** The list that something was in which was removed. */
  unlisted: { id: string; reading: Reading; pointer: string; atMost: Severity }
  /** The list that something which was made should be in; without a limit it is whole. */
  listed: { id: string; limit?: number; reading: Reading; cursor?: Parameter; pointer: string; atMost: Severity }
  /** A request under a condition, or without the one that is asked for: it is met, or how it is answered if it is not. */
  condition: { status: 'met' | '304' | '412' | '428'; atMost: Severity }
  /** What is read after a change; how it was, and the tag it had. */
  tagged: { before: Snapshot; tag: string }
  /** What is read about a thing that is not there any more; the reference asks for one that never was. */
  vanished: true
  /** The last of some readings in a row; the others, by rounds. */
  reread: { rounds: readonly (readonly Snapshot[])[] }
  /** What is read after a change of a part: how it was before, the places it named, those that other changes left. */
  untouched: { after: Snapshot; named: readonly string[]; steady: readonly string[]; atMost: Severity }
  /** What is read after a value was set to null: how it was before, and its place. */
  cleared: { after: Snapshot; place: string; atMost: Severity }
  /** What is read after less was put in the place of more: how it was before, the places that are named no more. */
  replaced: { after: Snapshot; dropped: readonly string[] }
}

/** A value that was written, and where it is read. */
export interface WrittenValue {
  at: string
  value: Json
  pointer: string
  atMost: Severity
  /** Whether it is shown of others, so that it is lost where it is not shown. */
  shownOfOthers?: true
  /** Whether only the name, and what was seen before, says that it is the same, so that a server may mean something else. */
  guessed?: true
  /** What was read there when another value was written: where it still is, nothing says that the value is taken at all. */
  before?: Json
}

/** The name of an aim. */
export type Aim = keyof Aims
