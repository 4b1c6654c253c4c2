import { fieldWord, type SaidPart, type Values, type WarningWords } from '../words.ts'
import { fields } from './fields.ts'

const segments: Values = { K12: 'básico ou secundário', HigherEducation: 'ensino superior' }
const segmentWord = (segment = '') => segments[segment] ?? segment

const sayPart = ({ field, value, rule = 'o valor não é aceite' }: SaidPart) =>
  value === undefined
    ? `${fieldWord(fields, field)} em falta (${rule})`
    : `${fieldWord(fields, field)} «${value}» (${rule})`
const sayParts = (parts: readonly SaidPart[]) => parts.map(sayPart).join('; ')

/** The warnings of a pre-check in European Portuguese. */
export const warnings: WarningWords = {
  'name-missing': () => 'Falta o nome legal.',
  'name-not-a-name': ({ name }) => `«${name}» tem letras a menos para ser um nome legal.`,
  'name-test': ({ name, word }) =>
    `O nome legal «${name}» contém a palavra «${word}», que nenhum nome registado tem.`,
  'name-abbreviation': ({ name }) =>
    `O nome legal «${name}» é uma sigla; tem de ser escrito por extenso.`,
  'address-missing': () => 'Falta a morada.',
  'address-incomplete': (_, parts = []) => `A morada está incompleta: ${sayParts(parts)}.`,
  'address-invalid': (_, parts = []) => `A morada não é válida: ${sayParts(parts)}.`,
  'email-missing': () => 'Falta o e-mail.',
  'email-malformed': ({ email }) => `«${email}» não é um e-mail.`,
  'email-free-mail': ({ email }) =>
    `O e-mail ${email} é de uma caixa gratuita; tem de ser da instituição.`,
  'email-disposable': ({ email }) =>
    `O e-mail ${email} é de uma caixa descartável; tem de ser da instituição.`,
  'email-onmicrosoft': ({ email }) =>
    `O e-mail ${email} está em onmicrosoft.com; tem de estar num domínio da instituição.`,
  'website-on-a-platform': ({ platform }) =>
    `O sítio Web é uma página em ${platform}, onde qualquer um pode ter uma.`,
  'website-not-academic': ({ host }) => `Sabe-se que o sítio Web ${host} não é académico.`,
  'website-email-differ': ({ websiteDomain, emailDomain }) =>
    `O sítio Web está em ${websiteDomain}, mas o e-mail em ${emailDomain}.`,
  'segment-missing': () => 'Não foi indicado nenhum segmento.',
  'segment-contradicts-name': ({ segment, expected, name }) =>
    `O segmento é ${segmentWord(segment)}, mas o nome «${name}» é de ${segmentWord(expected)}.`,
  'last-request': ({ limit }) =>
    `É o ${limit === '1' ? 'único pedido' : `último de ${limit} pedidos`}. Se for recusado, só o suporte pode ajudar.`,
}
