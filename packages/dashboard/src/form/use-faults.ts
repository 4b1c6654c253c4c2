import { PartnerError } from '@accredit/client'
import { sayFaults } from '@accredit/contract/words'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { formatsOf } from '../i18n/formats-of.ts'
import { useLanguage } from '../i18n/language.tsx'
import { findFirstWrong } from './find-first-wrong.ts'

/** Sentences about wrong fields, by the name of each field on the wire. */
export type Faults<Name extends string = string> = Partial<Readonly<Record<Name, string>>>

/** Wrong fields of a form. */
interface FoundFaults<Name extends string> {
  /** Sentences to show at the fields. */
  readonly shown: Faults<Name>
  /** True when the service refused a field of this form as it stands. */
  readonly refused: boolean
  /** The error of the service, where it belongs to no field of this form. */
  readonly rest: unknown
  /** For the form: the first wrong field in it takes the focus. */
  readonly form: RefObject<HTMLFormElement | null>
  /**
   * Marks what is wrong once the person wants to send the form.
   * @returns true when nothing is known against sending it
   */
  readonly mayBeSent: () => boolean
  /** Forgets that the form was sent before. */
  readonly reset: () => void
}

/**
 * Finds the wrong fields of a form: those that the form itself finds wrong, once somebody wants to send
 * it, and those that the service refused, until they are changed. The first of them takes the focus.
 * @param values the values of the form, by the names that its fields have on the wire
 * @param own sentences about what the form finds wrong itself
 * @param error the error with which the service answered
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
