import { InvalidArgumentError } from 'commander'
import { words as english } from '../words/en/index.ts'
import type { Words } from '../words/words.ts'

type Invalid = Words['texts']['invalid']

/** A value of an argument or option that breaks a rule. */
export class InvalidValue extends InvalidArgumentError {
  readonly say: (words: Invalid) => string

  constructor(say: (words: Invalid) => string) {
    super(say(english.texts.invalid))
    this.say = say
  }
}
