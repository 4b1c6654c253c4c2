import { defineMessages } from '../i18n/define-messages.ts'

/** Texts of the fields of a request. */
export const messages = defineMessages({
  en: {
    segment: 'Education segment',
    segments: { K12: 'Primary or secondary (K-12)', HigherEducation: 'Higher education' },
    website: 'Website (optional)',
    websiteHint: 'The institution’s own, e.g. northwind.edu',
    chooseSegment: 'Choose a segment.',
    noCodes:
      'You have no validation code with uses left. You receive a code when a government eligibility form is approved.',
    spends: 'This uses the code once and cannot be undone.',
    chooseCode: 'Choose one of your validation codes.',
  },
  pt: {
    segment: 'Segmento de educação',
    segments: { K12: 'Básico ou secundário (K-12)', HigherEducation: 'Ensino superior' },
    website: 'Sítio Web (opcional)',
    websiteHint: 'O da própria instituição, p. ex. northwind.edu',
    chooseSegment: 'Escolha um segmento.',
    noCodes:
      'Não tem nenhum código de validação com utilizações disponíveis. Recebe um código quando um formulário de elegibilidade governamental é aprovado.',
    spends: 'Gasta uma utilização do código e não pode ser anulado.',
    chooseCode: 'Escolha um dos seus códigos de validação.',
  },
})
