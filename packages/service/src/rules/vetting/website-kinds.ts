import { parentOf } from './parent-of.ts'

const list = (text: string) => text.trim().split(/\s+/)

const platforms = new Set(
  list(`
  about.me bandcamp.com behance.net blogger.com blogspot.com carrd.co discord.gg ebay.com etsy.com
  facebook.com fb.com github.com github.io gitlab.io google.com godaddysites.com instagram.com
  jimdofree.com jimdosite.com linkedin.com linktr.ee medium.com myshopify.com netlify.app notion.site
  pages.dev patreon.com pinterest.com sharepoint.com site123.me square.site squarespace.com
  strikingly.com substack.com t.me tiktok.com tumblr.com twitter.com ueniweb.com vercel.app
  webflow.io webnode.com weebly.com wixsite.com wordpress.com x.com youtube.com
`),
)

const tradeSuffixes = new Set(
  list(`
  accountant accountants apartments attorney auction auto bank bar bargains beer bet bid bike boutique
  builders business cab car cars casino catering claims cleaning clothing coffee company condos
  construction consulting contractors coupons credit creditcard dating deals delivery dentist diamonds
  discount estate fashion finance financial florist flowers
  furniture fund gmbh hotel hotels inc insurance investments jewelry lawyer lease legal
  limited limo llc loan loans ltd luxury market marketing mortgage movie parts pharmacy pizza plumbing
  poker properties property pub realestate realtor rent rentals repair restaurant salon shoes shop
  shopping singles store supplies supply surgery taxi tires tours toys trade trading travel
  vacations ventures viajes villas vodka voyage watch watches wedding wine
  abbott accenture airbus allstate amazon americanexpress apple audi aws axa azure baidu barclays bbva
  bing bloomberg bmw bnpparibas bosch bridgestone canon chanel chase cisco deloitte dhl ericsson ferrero
  fidelity ford godaddy goodyear google hermes hitachi honda hotmail hsbc hyatt hyundai ibm jaguar jcb
  jpmorgan kia komatsu kpmg lamborghini landrover lego lexus lidl marriott microsoft mitsubishi nba nfl
  nikon nissan nokia oracle panasonic pfizer philips playstation prudential pwc ricoh samsung sandvik sap
  schaeffler sharp skype sncf sony statefarm toshiba toyota ubs verisign visa volvo walmart windows xbox
  yahoo yandex youtube zappos
`),
)

/**
 * Returns the platform of a host, where anyone can have a page, so that the host does not identify
 * its owner.
 */
export function platformOf(host: string): string | undefined {
  for (let domain = host; domain !== ''; domain = parentOf(domain)) {
    if (platforms.has(domain)) return domain
  }
  return undefined
}

/**
 * Returns the top-level domain of a host if it is for a trade or a brand. The list is short on
 * purpose: other domains are not known to be non-academic.
 */
export function tradeSuffixOf(host: string): string | undefined {
  const suffix = host.slice(host.lastIndexOf('.') + 1)
  return tradeSuffixes.has(suffix) ? suffix : undefined
}
