import { PartnerError } from '@accredit/client'
import { sayFaults } from '@accredit/contract/words'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { formatsOf } from '../i18n/formats-of.ts'
import { useLanguage } from '../i18n/language.tsx'
import { findFirstWrong } from './find-first-wrong.ts'

/** Error messages by the wire names of the fields. */
export type Faults<Name extends string = string> = Partial<Readonly<Record<Name, string>>>

/** Invalid fields of a form. */
interface FoundFaults<Name extends string> {
  /** Messages to show at the fields. */
  readonly shown: Faults<Name>
  /** True when the service refused a field whose value has not changed since. */
  readonly refused: boolean
  /** The service's error, where it belongs to no field of this form. */
  readonly rest: unknown
  /** Ref of the form: its first invalid field takes the focus. */
  readonly form: RefObject<HTMLFormElement | null>
  /**
   * Marks the invalid fields when the user submits.
   * @returns true when the form can be sent
   */
  readonly mayBeSent: () => boolean
  /** Forgets that the form was submitted. */
  readonly reset: () => void
}

/**
 * Finds the invalid fields of a form: those that the form itself rejects, once it was submitted,
 * and those that the service refused, until they are changed. The first one takes the focus.
 * @param values the form's values, by wire name
 * @param own messages for fields that the form itself rejects
 * @param error the service's error
 */
export function useFaults<Name extends string>(
  values: Readonly<Record<Name, string>>,
  own: Faults<Name>,
  error: unknown,
): FoundFaults<Name> {
  const { language, words } = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  const [refusal, setRefusal] = useState({ error, sent: values })
  if (refusal.error !== error) setRefusal({ error, sent: values })
  const said = useMemo(() => {
    if (!(error instanceof PartnerError)) return []
    return sayFaults(words, error, formatsOf(language))
  }, [error, language, words])
  const ofForm = said.every(({ field }) => Object.hasOwn(values, field)) ? said : []
  const standing = ofForm.filter(({ field }) => {
    const name = field as Name
    return refusal.error !== error || values[name] === refusal.sent[name]
  })
  const refused = standing.length > 0
  useEffect(() => {
    if (tries > 0) focusFirstWrong(form.current)
  }, [tries])
  useEffect(() => {
    if (refused) focusFirstWrong(form.current)
  }, [error, refused])
  const ofService = Object.fromEntries(standing.map(({ field, text }) => [field, text]))
  return {
    shown: { ...(ofService as Faults<Name>), ...(tries > 0 && own) },
    refused,
    rest: ofForm.length > 0 ? undefined : error,
    form,
    mayBeSent() {
      setTries(tries + 1)
      return Object.keys(own).length === 0
    },
    reset: () => setTries(0),
  }
}

function focusFirstWrong(form: HTMLElement | null): void {
  if (form) findFirstWrong(form)?.focus()
}
