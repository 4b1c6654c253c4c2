import { options, type OptionName } from '../../config/options.ts'

/** Explanations of the service's options, which their table itself says in English. */
export const explanations = Object.fromEntries(
  Object.entries(options).map(([name, { explanation }]) => [name, explanation]),
) as Record<OptionName, string>
