/**
 * The serialisation styles of parameters, undone: from what was sent to texts, lists of texts and named texts.
 * Pure. Values are split before they are decoded, so that an encoded delimiter is data.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#style-values
 */

/** What a parameter's schema makes of the texts. */
export type Form = 'scalar' | 'array' | 'object'

/** The texts of one parameter. */
export type Texts =
  | { form: 'scalar'; text: string }
  | { form: 'array'; texts: string[] }
  | { form: 'object'; members: [string, string][] }

/** How a parameter is written. */
export interface Writing {
  name: string
  style: string
  explode: boolean
  /** Undoes the encoding of its location; `undefined` when the text is malformed. */
  decode: (raw: string) => string | undefined
}

/** Undoes a style; `undefined` when the raw text is not written in it. */
export function undoStyle(raw: string, form: Form, writing: Writing): Texts | undefined {
  if (writing.style === 'label') return raw.startsWith('.') ? undoLabel(raw.slice(1), form, writing) : undefined
  if (writing.style === 'matrix') return raw.startsWith(';') ? undoMatrix(raw.slice(1), form, writing) : undefined
  return delimited(raw, delimiterOf(writing.style), form, writing)
}

/** Delimiters as they may stand in a raw value; the encoded forms are how clients have to send them. */
function delimiterOf(style: string): RegExp {
  if (style === 'spaceDelimited') return /%20|\+| /
  return style === 'pipeDelimited' ? /%7c|\|/i : /,/
}

/** `a,b` as an array; `k,v,k,v` or, exploded, `k=v,k=v` as an object. */
function delimited(raw: string, delimiter: RegExp, form: Form, writing: Writing): Texts | undefined {
  if (form === 'scalar') return scalar(raw, writing)
  const pieces = raw.split(delimiter).map((piece) => (writing.style === 'simple' ? piece.trim() : piece))
  if (form === 'array') return array(pieces, writing)
  return writing.explode ? assignments(pieces, writing) : alternating(pieces, writing)
}

/** `.a.b` exploded, `.a,b` otherwise. */
function undoLabel(raw: string, form: Form, writing: Writing): Texts | undefined {
  return delimited(raw, writing.explode ? /\./ : /,/, form, writing)
}

/** `;n=a;n=b` and `;k=v;k=v` exploded, `;n=a,b` and `;n=k,v` otherwise. */
function undoMatrix(raw: string, form: Form, writing: Writing): Texts | undefined {
  const prefix = `${writing.name}=`
  if (form === 'object' && writing.explode) return assignments(raw.split(';'), writing)
  const pieces = writing.explode && form === 'array' ? raw.split(';') : [raw]
  if (!pieces.every((piece) => piece.startsWith(prefix))) return undefined
  const values = pieces.map((piece) => piece.slice(prefix.length))
  return writing.explode && form === 'array'
    ? array(values, writing)
    : delimited(values[0] ?? '', /,/, form, { ...writing, explode: false })
}

function scalar(raw: string, { decode }: Writing): Texts | undefined {
  const text = decode(raw)
  return text === undefined ? undefined : { form: 'scalar', text }
}

/** Raw values as an array. */
export function array(raws: readonly string[], { decode }: Pick<Writing, 'decode'>): Texts | undefined {
  const texts = raws.map(decode).filter((text) => text !== undefined)
  return texts.length === raws.length ? { form: 'array', texts } : undefined
}

/** Named raw values as an object; a name that comes twice makes it malformed. */
export function object(pairs: readonly [string, string][], { decode }: Pick<Writing, 'decode'>): Texts | undefined {
  const members = pairs.flatMap(([name, raw]): [string, string][] => {
    const text = decode(raw)
    return text === undefined ? [] : [[name, text]]
  })
  const isWhole = members.length === pairs.length && new Set(members.map(([name]) => name)).size === members.length
  return isWhole ? { form: 'object', members } : undefined
}

function assignments(pieces: readonly string[], writing: Writing): Texts | undefined {
  const pairs = pieces.map((piece): [string | undefined, string] => {
    const equals = piece.indexOf('=')
    return [equals === -1 ? undefined : writing.decode(piece.slice(0, equals)), piece.slice(equals + 1)]
  })
  const named = pairs.filter((pair): pair is [string, string] => pair[0] !== undefined)
  return named.length === pairs.length ? object(named, writing) : undefined
}

function alternating(pieces: readonly string[], writing: Writing): Texts | undefined {
  if (pieces.length % 2 === 1) return undefined
  const pairs = pieces.flatMap((piece, index): [string, string][] => {
    const name = index % 2 === 0 ? writing.decode(piece) : undefined
    return name === undefined ? [] : [[name, pieces[index + 1] ?? '']]
  })
  return pairs.length === pieces.length / 2 ? object(pairs, writing) : undefined
}
