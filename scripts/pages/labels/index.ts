/** The languages whose labels are known, the most common on the portal first. */
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import type { Labels } from './labels.ts'
import { nl } from './nl.ts'
import { no } from './no.ts'
import { ptBr } from './pt-br.ts'
import { zh } from './zh.ts'

/** Every language, in the order in which equal guesses are settled. */
export const languages: readonly Labels[] = [en, ja, es, fr, ptBr, de, zh, nl, no]
