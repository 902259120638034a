import type { RandomStream } from '../randomness.ts';
import type { DeskBuyer } from './desk-order.ts';

type Choices<T> = readonly [T, ...T[]];
type Name = readonly [written: string, kana: string, latin: string];

const SURNAMES: Choices<Name> = [
	['佐藤', 'サトウ', 'sato'],
	['鈴木', 'スズキ', 'suzuki'],
	['髙橋', 'タカハシ', 'takahashi'],
	['田中', 'タナカ', 'tanaka'],
	['渡邊', 'ワタナベ', 'watanabe'],
	['伊藤', 'イトウ', 'ito'],
	['山本', 'ヤマモト', 'yamamoto'],
	['中村', 'ナカムラ', 'nakamura'],
	['小林', 'コバヤシ', 'kobayashi'],
	['齋藤', 'サイトウ', 'saito'],
	['﨑山', 'サキヤマ', 'sakiyama'],
	['神﨑', 'カンザキ', 'kanzaki'],
	['濵田', 'ハマダ', 'hamada'],
	['德永', 'トクナガ', 'tokunaga'],
	['松本', 'マツモト', 'matsumoto'],
	['井上', 'イノウエ', 'inoue'],
	['木村', 'キムラ', 'kimura'],
	['林', 'ハヤシ', 'hayashi'],
	['清水', 'シミズ', 'shimizu'],
	['山﨑', 'ヤマザキ', 'yamazaki'],
	['森', 'モリ', 'mori'],
	['池田', 'イケダ', 'ikeda'],
	['橋本', 'ハシモト', 'hashimoto'],
	['阿部', 'アベ', 'abe'],
	['石川', 'イシカワ', 'ishikawa'],
	['前田', 'マエダ', 'maeda'],
	['藤田', 'フジタ', 'fujita'],
	['小笠原', 'オガサワラ', 'ogasawara'],
	['長谷川', 'ハセガワ', 'hasegawa'],
	['比嘉', 'ヒガ', 'higa']
];

const GIVEN_NAMES: Choices<Name> = [
	['美咲', 'ミサキ', 'misaki'],
	['翔太', 'ショウタ', 'shota'],
	['陽子', 'ヨウコ', 'yoko'],
	['健一', 'ケンイチ', 'kenichi'],
	['さくら', 'サクラ', 'sakura'],
	['大輔', 'ダイスケ', 'daisuke'],
	['結衣', 'ユイ', 'yui'],
	['直樹', 'ナオキ', 'naoki'],
	['恵', 'メグミ', 'megumi'],
	['誠', 'マコト', 'makoto'],
	['千尋', 'チヒロ', 'chihiro'],
	['拓海', 'タクミ', 'takumi'],
	['久美子', 'クミコ', 'kumiko'],
	['亮', 'リョウ', 'ryo'],
	['みどり', 'ミドリ', 'midori'],
	['優', 'ユウ', 'yu'],
	['香織', 'カオリ', 'kaori'],
	['修', 'オサム', 'osamu'],
	['瑛太', 'エイタ', 'eita'],
	['和子', 'カズコ', 'kazuko']
];

const COMPANIES: Choices<readonly [written: string, kana: string]> = [
	['株式会社北辰堂', 'カブシキガイシャホクシンドウ'],
	['有限会社髙田商店', 'ユウゲンガイシャタカダショウテン'],
	['（株）みなと設計', 'カブシキガイシャミナトセッケイ'],
	['合同会社ひなた', 'ゴウドウガイシャヒナタ'],
	['社会福祉法人つくし会', 'シャカイフクシホウジンツクシカイ']
];

const FOREIGN_NAMES: Choices<readonly [written: string, kana: string, latin: string]> = [
	['Emily Carter', 'エミリー カーター', 'emily.carter'],
	["Liam O'Connor", 'リアム オコナー', 'liam.oconnor'],
	['NGUYEN VAN AN', 'グエン ヴァン アン', 'nguyen.an'],
	['Maria da Silva', 'マリア ダ シルバ', 'maria.silva']
];

const ADDRESSES: Choices<readonly [postalCode: string, address: string]> = [
	['060-0001', '北海道札幌市中央区北一条西 2-1'],
	['980-0811', '宮城県仙台市青葉区一番町 3-4-5'],
	['104-0061', '東京都中央区銀座 1-2-3 ～銀座テラス～ 801'],
	['150-0002', '東京都渋谷区渋谷 2-21-1'],
	['192-0083', '東京都八王子市旭町 9-1'],
	['231-0023', '神奈川県横浜市中区山下町 15'],
	['330-0846', '埼玉県さいたま市大宮区大門町 2-118'],
	['460-0008', '愛知県名古屋市中区栄 3-5-1'],
	['600-8001', '京都府京都市下京区四条通 ― 西入ル'],
	['530-0001', '大阪府大阪市北区梅田 1-3-1'],
	['650-0021', '兵庫県神戸市中央区三宮町 1-9-1'],
	['730-0011', '広島県広島市中区基町 6-27'],
	['810-0001', '福岡県福岡市中央区天神 2-5-3'],
	['900-0014', '沖縄県那覇市松尾 1-10-2']
];

function phone(random: RandomStream): string {
	const digits = () => String(random.between(0, 9999)).padStart(4, '0');
	return `0${random.pick(['70', '80', '90'])}-0000-${digits()}`;
}

function foreigner(random: RandomStream): DeskBuyer {
	const [name, kana, latin] = random.pick(FOREIGN_NAMES);
	return { name, kana, email: `${latin}@example.com`, phone: phone(random) };
}

/** One buyer: people mostly, some companies, a few from abroad. */
export function makeBuyer(random: RandomStream): DeskBuyer {
	if (random.chance(0.03)) return foreigner(random);
	const [surname, surnameKana, surnameLatin] = random.pick(SURNAMES);
	const [given, givenKana, givenLatin] = random.pick(GIVEN_NAMES);
	const person = `${surname} ${given}`;
	const kana = `${surnameKana} ${givenKana}`;
	const mailbox = `${givenLatin}.${surnameLatin}${random.between(1, 99)}`;
	const contact = { email: `${mailbox}@example.jp`, phone: phone(random) };
	if (!random.chance(0.08)) return { name: person, kana, ...contact };
	const [company, companyKana] = random.pick(COMPANIES);
	return { name: `${company} ${person}`, kana: `${companyKana} ${kana}`, ...contact };
}

export function makeAddress(random: RandomStream): { postalCode: string; address: string } {
	const [postalCode, address] = random.pick(ADDRESSES);
	return { postalCode, address };
}
