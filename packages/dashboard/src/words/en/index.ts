import { words as contractWords } from '@accredit/contract/words/en'
import { account } from './account.ts'
import { activity } from './activity.ts'
import { customers } from './customers.ts'
import { errors } from './errors.ts'
import { pieces } from './pieces.ts'
import { qualificationExplanations } from './qualification-explanations.ts'
import { relationships } from './relationships.ts'
import { request } from './request.ts'
import { shell } from './shell.ts'

/** Everything that the dashboard says in English, the source language. */
export const words = {
  ...contractWords,
  account,
  activity,
  customers,
  errors,
  pieces,
  qualificationExplanations,
  relationships,
  request,
  shell,
}
