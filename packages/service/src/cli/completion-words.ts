import type { Command, Option } from 'commander'
import { settableQualifications } from '@accredit/contract/qualification'

/** A word that a shell can offer. */
export interface Word {
  readonly word: string
  readonly explanation: string
}

/** A command with the words that can follow it. */
export interface CommandWords extends Word {
  readonly options: readonly Word[]
  /** Commands below it, and the values of its arguments where they are known. */
  readonly values: readonly string[]
}

/** Reads the words out of the program, so that no script can name what is not there. */
export function describeWords(program: Command): CommandWords[] {
  const everywhere = program.createHelp().visibleOptions(program).filter(isEverywhere)
  return program.commands.map((command) => {
    const options = [...command.options, ...everywhere].flatMap(describeOption)
    return {
      word: command.name(),
      explanation: command.summary(),
      options: [...new Map(options.map((option) => [option.word, option])).values()],
      values: [
        ...command.commands.map((below) => below.name()),
        ...command.registeredArguments.flatMap((argument) =>
          argument.name() === 'qualification'
            ? settableQualifications
            : (argument.argChoices ?? []),
        ),
      ],
    }
  })
}

function isEverywhere({ long }: Option): boolean {
  return long !== '--version'
}

function describeOption({ long, description, hidden }: Option): Word[] {
  // The first sentence without what stands in brackets.
  const [explanation = ''] = description.split(/\. | [[(]/, 1)
  return long && !hidden ? [{ word: long, explanation }] : []
}
