import type { Command, Option } from 'commander'
import { settableQualifications } from '@accredit/contract/qualification'

/** A completion. */
export interface Word {
  readonly word: string
  readonly explanation: string
}

/** A command with the words that can follow it. */
export interface CommandWords extends Word {
  readonly options: readonly Word[]
  /** Subcommands, and known values of its arguments. */
  readonly values: readonly string[]
}

/** Reads the words from the program, so that every completion exists. */
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
  // The first sentence, without anything in brackets.
  const [explanation = ''] = description.split(/\. | [[(]/, 1)
  return long && !hidden ? [{ word: long, explanation }] : []
}
