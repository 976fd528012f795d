/**
 * All rules about what is no schema: operations, parameters, bodies, answers, credentials, addresses, declarations. Each
 * names what is told when its change is undone, and its counterpart on the other side of an exchange, or says why it has
 * none. Their ids never change meaning; what policies say of them is in `policies/`.
 * Data only.
 */

/** One rule. */
export interface OperationRule {
  /** Why such a difference matters, in a sentence. */
  rationale: string
  /** The rule that tells the same difference the other way round, or a sentence why none does. */
  undo: string
  /** The rule of the other side, or a sentence why there is none. */
  twin: string
}

const NO_SIDE = 'It is about the operation as a whole.'
const NO_BODY = 'An answer with another body is one in another media type.'
const IN_QUERIES = 'There are no queries in answers.'
const IN_REQUESTS = 'Answers show no credentials.'
const OF_RESPONSES = 'Requests have no status.'

/** The rules by id. */
// biome-ignore format: a rule a line
export const OPERATION_RULES = {
  'operation-added': { rationale: 'Nobody has to call it.', undo: 'operation-removed', twin: NO_SIDE },
  'operation-removed': { rationale: 'Whoever calls it is refused.', undo: 'operation-added', twin: NO_SIDE },
  'operation-id-changed': { rationale: 'Generated code is named after it.', undo: 'operation-id-changed', twin: NO_SIDE },
  'operation-deprecated': { rationale: 'It may end once its notice is over.', undo: 'operation-deprecated', twin: NO_SIDE },
  'parameter-deprecated': { rationale: 'It may end once its notice is over.', undo: 'parameter-deprecated', twin: 'header-deprecated' },
  'header-deprecated': { rationale: 'It may end once its notice is over.', undo: 'header-deprecated', twin: 'parameter-deprecated' },
  'sunset-brought-forward': { rationale: 'Consumers planned with the day they were told.', undo: 'sunset-changed', twin: NO_SIDE },
  'sunset-changed': { rationale: 'It works for longer, or its last day is told.', undo: 'sunset-brought-forward', twin: NO_SIDE },
  'parameter-added': { rationale: 'Nobody has to send it.', undo: 'parameter-removed', twin: 'header-added' },
  'required-parameter-added': { rationale: 'Requests without it are refused.', undo: 'parameter-removed', twin: 'header-added' },
  'parameter-removed': { rationale: 'What it asked for does not happen.', undo: 'parameter-added', twin: 'header-removed' },
  'parameter-became-required': { rationale: 'Requests without it are refused.', undo: 'parameter-became-optional', twin: 'header-became-required' },
  'parameter-became-optional': { rationale: 'Who sends it may go on.', undo: 'parameter-became-required', twin: 'header-became-optional' },
  'parameter-serialisation-changed': { rationale: 'It is read as another thing.', undo: 'parameter-serialisation-changed', twin: 'header-serialisation-changed' },
  'empty-value-refused': { rationale: 'Those who send none with its name are refused.', undo: 'empty-value-allowed', twin: IN_QUERIES },
  'empty-value-allowed': { rationale: 'Nobody has to send none.', undo: 'empty-value-refused', twin: IN_QUERIES },
  'reserved-characters-refused': { rationale: 'Those who do not encode them are misread.', undo: 'reserved-characters-allowed', twin: IN_QUERIES },
  'reserved-characters-allowed': { rationale: 'Those who encode them may go on.', undo: 'reserved-characters-refused', twin: IN_QUERIES },
  'body-added': { rationale: 'Nobody has to send it.', undo: 'body-removed', twin: NO_BODY },
  'required-body-added': { rationale: 'Requests without it are refused.', undo: 'body-removed', twin: NO_BODY },
  'body-removed': { rationale: 'What is sent has no effect.', undo: 'body-added', twin: NO_BODY },
  'body-became-required': { rationale: 'Requests without it are refused.', undo: 'body-became-optional', twin: NO_BODY },
  'body-became-optional': { rationale: 'Who sends it may go on.', undo: 'body-became-required', twin: NO_BODY },
  'media-type-added': { rationale: 'Who sends may choose it; who asks need not.', undo: 'media-type-removed', twin: 'media-type-added' },
  'media-type-removed': { rationale: 'Who sends it is refused; who asks for it gets none.', undo: 'media-type-added', twin: 'media-type-removed' },
  'encoding-changed': { rationale: 'Parts are read as another thing.', undo: 'encoding-changed', twin: 'encoding-changed' },
  'encoding-narrowed': { rationale: 'Parts that were taken are refused.', undo: 'encoding-widened', twin: 'encoding-narrowed' },
  'encoding-widened': { rationale: 'Parts of more kinds are taken, or come.', undo: 'encoding-narrowed', twin: 'encoding-widened' },
  'encoding-header-added': { rationale: 'Nobody has to send it.', undo: 'encoding-changed', twin: 'encoding-header-added' },
  'response-added': { rationale: 'Whoever asks has to be ready for it.', undo: 'response-removed', twin: OF_RESPONSES },
  'response-removed': { rationale: 'Whoever handles it waits in vain.', undo: 'response-added', twin: OF_RESPONSES },
  'response-range-narrowed': { rationale: 'Whoever asks was ready for more.', undo: 'response-added', twin: OF_RESPONSES },
  'success-removed': { rationale: 'Whoever asks waits for it.', undo: 'response-added', twin: OF_RESPONSES },
  'header-added': { rationale: 'Whoever reads ignores it.', undo: 'header-removed', twin: 'parameter-added' },
  'header-removed': { rationale: 'Whoever reads looks for it.', undo: 'header-added', twin: 'parameter-removed' },
  'header-became-required': { rationale: 'Whoever reads was ready for it.', undo: 'header-became-optional', twin: 'parameter-became-required' },
  'header-became-optional': { rationale: 'Whoever reads relied on it.', undo: 'header-became-required', twin: 'parameter-became-optional' },
  'header-serialisation-changed': { rationale: 'It is read as another thing.', undo: 'header-serialisation-changed', twin: 'parameter-serialisation-changed' },
  'security-narrowed': { rationale: 'Credentials that sufficed do not any more.', undo: 'security-widened', twin: IN_REQUESTS },
  'security-widened': { rationale: 'Other credentials suffice as well.', undo: 'security-narrowed', twin: IN_REQUESTS },
  'security-changed': { rationale: 'Whoever is called does not know what is shown.', undo: 'security-changed', twin: IN_REQUESTS },
  'security-scheme-changed': { rationale: 'Credentials are asked for in another way.', undo: 'security-scheme-changed', twin: IN_REQUESTS },
  'security-scheme-widened': { rationale: 'Credentials can be had in more ways.', undo: 'security-scheme-changed', twin: IN_REQUESTS },
  'server-added': { rationale: 'The known ones still serve.', undo: 'server-removed', twin: NO_SIDE },
  'server-removed': { rationale: 'Whoever calls it has to move.', undo: 'server-added', twin: NO_SIDE },
  'constraint-added': { rationale: 'Requests that were taken are refused.', undo: 'constraint-removed', twin: 'Rules between properties of answers are no constraints.' },
  'constraint-removed': { rationale: 'All that was taken is still taken.', undo: 'constraint-added', twin: 'Rules between properties of answers are no constraints.' },
  'constraint-changed': { rationale: 'Other requests are taken.', undo: 'constraint-changed', twin: 'Rules between properties of answers are no constraints.' },
  'dialect-changed': { rationale: 'The same words of schemas may mean something else.', undo: 'dialect-changed', twin: NO_SIDE },
  'schema-name-removed': { rationale: 'Generated types are named after it.', undo: 'A name more takes nothing from anybody.', twin: NO_SIDE },
  'freedom-taken': { rationale: 'Consumers have to be ready for more.', undo: 'freedom-given-up', twin: NO_SIDE },
  'freedom-given-up': { rationale: 'Consumers were ready for more.', undo: 'freedom-taken', twin: NO_SIDE },
  'life-cycle-declared': { rationale: 'It is told how things are.', undo: 'life-cycle-left-out', twin: NO_SIDE },
  'life-cycle-left-out': { rationale: 'It is told no more how things are.', undo: 'life-cycle-declared', twin: NO_SIDE },
  'life-cycle-changed': { rationale: 'Operations do something else to the same thing.', undo: 'life-cycle-changed', twin: NO_SIDE },
} as const satisfies Record<string, OperationRule>

/** The id of a rule. */
export type OperationRuleId = keyof typeof OPERATION_RULES
