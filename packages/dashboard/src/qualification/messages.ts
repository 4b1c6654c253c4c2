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
      'You have no validation code with creates left. Codes come with an approved government eligibility form.',
    spends: 'This uses one create of the code and cannot be taken back.',
    chooseCode: 'Choose one of your validation codes.',
  },
  pt: {
    segment: 'Segmento de educação',
    segments: { K12: 'Básico ou secundário (K-12)', HigherEducation: 'Ensino superior' },
    website: 'Sítio Web (opcional)',
    websiteHint: 'O da própria instituição, p. ex. northwind.edu',
    chooseSegment: 'Escolha um segmento.',
    noCodes:
      'Não tem nenhum código de validação com utilizações disponíveis. Os códigos vêm com um formulário de elegibilidade governamental aprovado.',
    spends: 'Gasta uma utilização do código e não pode ser desfeito.',
    chooseCode: 'Escolha um dos seus códigos de validação.',
  },
})
