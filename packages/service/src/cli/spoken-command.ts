import { Command, type Argument, type Option } from 'commander'
import { InvalidValue } from './invalid-value.ts'
import type { Speech } from '../words/words.ts'

/** A command whose parser reports errors in the user's language. */
export class SpokenCommand extends Command {
  readonly speech: Speech

  constructor(speech: Speech, name?: string) {
    super(name)
    this.speech = speech
  }

  override createCommand(name?: string): SpokenCommand {
    return new SpokenCommand(this.speech, name)
  }

  // Private hooks of the parser for its errors; its types do not list them.

  protected missingArgument(name: string): never {
    return this.refuse('missingArgument', this.parser.missingArgument({ name }))
  }

  protected optionMissingArgument({ flags }: Option): never {
    return this.refuse('optionMissingArgument', this.parser.optionWithoutValue({ name: flags }))
  }

  protected missingMandatoryOptionValue({ flags }: Option): never {
    return this.refuse('missingMandatoryOptionValue', this.parser.missingOption({ name: flags }))
  }

  protected unknownOption(name: string): never {
    return this.refuse('unknownOption', this.parser.unknownOption({ name }))
  }

  protected _dispatchHelpCommand(name?: string): never {
    const named = this.commands.find(
      (each) => each.name() === name || each.aliases().includes(name ?? ''),
    )
    if (name !== undefined && !named && name !== 'help') return this.unknownCommand(name)
    return (named ?? this).help()
  }

  protected unknownCommand(name = this.args[0] ?? ''): never {
    const known = this.createHelp().visibleCommands(this)
    const similar = known.map((command) => command.name()).filter((other) => isSimilar(name, other))
    const { didYouMean, unknownCommand } = this.parser
    const names = this.speech.formats.either(similar)
    const hint = similar.length > 0 ? `\n${didYouMean({ names })}` : ''
    return this.refuse('unknownCommand', unknownCommand({ name }) + hint)
  }

  protected _excessArguments(given: readonly string[]): never {
    const expected = this.registeredArguments.length
    const names = this.speech.formats.list(given.slice(expected).map((name) => `"${name}"`))
    const text = this.parser.excessArguments({ expected, names })
    return this.refuse('excessArguments', text)
  }

  protected _callParseArg(target: Option | Argument, value: string, previous: unknown): unknown {
    try {
      return target.parseArg?.(value, previous)
    } catch (error) {
      if ((error as { code?: string }).code !== 'commander.invalidArgument') throw error
      const { words } = this.speech
      const rule =
        error instanceof InvalidValue
          ? error.say(words.texts.invalid)
          : this.parser.choices({ allowed: (target.argChoices ?? []).join(', ') })
      const text =
        'flags' in target
          ? this.parser.option({ name: target.flags, value, rule })
          : this.parser.argument({ name: target.name(), value, rule })
      return this.refuse('invalidArgument', text)
    }
  }

  private get parser() {
    return this.speech.words.texts.parser
  }

  private refuse(code: string, text: string): never {
    return this.error(`error: ${text}`, { code: `commander.${code}`, exitCode: 1 })
  }
}

/** Tolerates one missing, extra or different letter. */
function isSimilar(name: string, other: string): boolean {
  if (Math.abs(name.length - other.length) > 1) return false
  const differ = [...other].findIndex((letter, index) => letter !== name[index])
  if (differ < 0) return true
  const [rest, otherRest] = [name.slice(differ), other.slice(differ)]
  return [rest.slice(1), rest].some((ending) =>
    [otherRest.slice(1), otherRest].some((otherEnding) => ending === otherEnding),
  )
}
