import { vettingReasons } from '../../vetting-reasons.ts'
import type { DenialWords } from '../words.ts'

/** Causes and remedies of denials in English. */
export const denials: DenialWords = vettingReasons
