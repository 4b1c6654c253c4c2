import type { ContractWords } from '../words.ts'
import { denials } from './denials.ts'
import { fields } from './fields.ts'
import { qualificationTitles } from './qualification-titles.ts'
import { refusals } from './refusals.ts'
import { roles } from './roles.ts'
import { rules } from './rules.ts'
import { vetting } from './vetting.ts'
import { warnings } from './warnings.ts'

export const words: ContractWords = {
  denials,
  fields,
  qualificationTitles,
  refusals,
  roles,
  rules,
  vetting,
  warnings,
}
