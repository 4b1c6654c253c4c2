import { fieldWord, type FindingWords, type Values } from '../words.ts'
import { fields } from './fields.ts'
import { warnings } from './warnings.ts'

const fieldName = (field: string) => fieldWord(fields, field)
const segments: Values = { K12: 'básico ou secundário', HigherEducation: 'ensino superior' }

/** The findings in European Portuguese, made from their evidence. */
export const findings: FindingWords = {
  // A warning before a request reads the same at the desk.
  ...warnings,
  'name-plausible': ({ name }) => `O nome legal «${name}» parece verdadeiro.`,
  'kind-education': ({ name }) => `O nome «${name}» tem uma palavra de instituição de ensino.`,
  'kind-unknown': ({ name }) => `O nome «${name}» não diz de que tipo é.`,
  'kind-library': ({ name }) =>
    `O nome «${name}» é o de uma biblioteca, que tem condições próprias.`,
  'kind-museum': ({ name }) => `O nome «${name}» é o de um museu, que tem condições próprias.`,
  'kind-affiliate': ({ name }) =>
    `O nome «${name}» é o de uma entidade ao lado de uma instituição, que não é a instituição.`,
  'kind-firm': ({ name }) => `O nome «${name}» tem uma palavra de empresa.`,
  'address-complete': ({ country }) => `A morada está completa e é válida em ${country}.`,
  'address-missing': () => 'Falta a morada.',
  'address-incomplete': (missing) =>
    `À morada falta: ${Object.keys(missing).map(fieldName).join(', ')}.`,
  'address-invalid': (wrong) =>
    `Na morada, não cumpre as regras do país: ${Object.entries(wrong)
      .map(([field, value]) => `${fieldName(field)} «${value}»`)
      .join(', ')}.`,
  'email-own-domain': ({ domain }) => `O e-mail está no domínio ${domain}.`,
  'website-plausible': ({ host }) => `Nada há contra o sítio Web ${host}.`,
  'website-missing': () => 'Não foi indicado nenhum sítio Web.',
  'website-malformed': ({ website }) => `«${website}» não é um sítio Web.`,
  'website-email-agree': ({ emailDomain }) => `Sítio Web e e-mail estão ambos em ${emailDomain}.`,
  'stop-listed': ({ entry }) => `A lista de bloqueio do operador indica ${entry}.`,
  'allow-listed-email': ({ entry }) =>
    `A lista de confiança do operador indica ${entry}, o domínio do e-mail.`,
  'allow-listed-website': ({ entry }) =>
    `A lista de confiança do operador indica ${entry}, o domínio do sítio Web.`,
  'allow-listed-suffix': ({ entry }) =>
    `A lista de confiança do operador indica ${entry}, mas muitos partilham esse domínio.`,
  'academic-email': ({ entry }) => `A lista académica indica ${entry}, o domínio do e-mail.`,
  'academic-website': ({ entry }) => `A lista académica indica ${entry}, o domínio do sítio Web.`,
  'academic-name-fits': ({ entry, institution, name }) =>
    `Uma lista atribui ${entry} a ${institution} e o cliente é «${name}».`,
  'academic-name-differs': ({ entry, institution, name }) =>
    `Uma lista atribui ${entry} a ${institution}, mas o cliente é «${name}».`,
  'academic-name-not-comparable': ({ entry, institution, name }) =>
    institution
      ? `Uma lista atribui ${entry} a ${institution}, o que não se pode comparar com o nome «${name}».`
      : `Uma lista indica ${entry} sem dizer de quem é, por isso não há com que comparar o nome «${name}».`,
  'academic-students': ({ host, label }) =>
    `O anfitrião ${host} é de estudantes ou antigos alunos, como diz «${label}»; eles não falam pela instituição.`,
  'school-suffix': ({ host, suffix }) =>
    `O domínio ${host} está sob ${suffix}, onde só escolas se podem registar; é um indício forte e não uma prova.`,
  'academic-suffix': ({ host, suffix }) =>
    `O domínio ${host} está sob ${suffix}, o que é um indício e não uma prova.`,
  'academic-excluded': ({ host }) => `O domínio ${host} foi retirado da lista académica.`,
  'academic-unlisted': ({ domains }) =>
    domains === undefined
      ? 'Não há nenhum domínio para procurar nas listas de instituições.'
      : 'Nenhuma lista de instituições indica os domínios do cliente; a maioria das escolas não está em nenhuma.',
  'segment-plausible': ({ segment = '' }) =>
    `O segmento (${segments[segment] ?? segment}) condiz com o nome.`,
  'earlier-none': () => 'Não houve nenhuma recusa anterior.',
  'earlier-denied': ({ at, reason }) =>
    `Um pedido foi recusado em ${at}: ${reason || 'sem motivo'}.`,
  'earlier-denied-for-good': ({ at, reason }) =>
    `Um pedido foi recusado em ${at}, por um motivo que um novo pedido não cura: ${reason || 'sem motivo'}.`,
}
