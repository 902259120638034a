import type { DemoShop } from './shops.ts';

export interface Product {
	readonly sku: string;
	readonly name: string;
	/** Yen without tax. */
	readonly price: number;
	/** Percent: food is 8, everything else 10. */
	readonly taxRate: 8 | 10;
}

type Shelf = readonly [Product, ...Product[]];

function product(sku: string, name: string, price: number, taxRate: 8 | 10): Product {
	return { sku, name, price, taxRate };
}

/** What each shop sells. Every name survives Windows-31J, ～ ― ① 髙 included. */
export const CATALOGUE: Readonly<Record<DemoShop['id'], Shelf>> = {
	main: [
		product('nabe-01', '南部鉄器 ごはん鍋 3合', 9800, 10),
		product('nabe-02', '土鍋 8号 飴釉', 6400, 10),
		product('kama-01', '三徳包丁 165mm 青紙', 12500, 10),
		product('kama-02', 'ペティナイフ 120mm', 7200, 10),
		product('toishi-1', '砥石 #1000～#3000 両面', 4300, 10),
		product('zaru-01', '竹ざる 三枚組（大・中・小）', 3600, 10),
		product('hako-01', '曲げわっぱ 弁当箱 小判型', 8200, 10),
		product('hashi-1', '箸 五膳セット ― 木曽ひのき', 2400, 10),
		product('kop-01', '耐熱グラス ①', 980, 10),
		product('kop-02', '耐熱グラス ②', 1180, 10),
		product('sara-01', '有田焼 豆皿 髙麗唐草', 1320, 10),
		product('sara-02', '有田焼 取皿 五枚組', 5500, 10),
		product('fuki-01', '蚊帳生地ふきん 10枚', 2800, 10),
		product('tetsu-1', '鉄フライパン 26cm', 6900, 10),
		product('yakan-1', '銅のやかん 2.2L', 18700, 10),
		product('mill-01', '手挽きコーヒーミル', 11200, 10)
	],
	fresh: [
		product('mikan-5', '有田みかん 5kg（L～2L）', 3480, 8),
		product('ringo-5', 'サンふじ 5kg 贈答用', 4980, 8),
		product('kome-05', '魚沼産こしひかり 5kg', 4280, 8),
		product('kome-10', 'つや姫 10kg', 6980, 8),
		product('tama-30', '平飼いたまご 30個', 1980, 8),
		product('yasai-s', '季節の野菜セット S', 2380, 8),
		product('yasai-l', '季節の野菜セット L', 3980, 8),
		product('hotate1', '北海道 ほたて貝柱 1kg', 7980, 8),
		product('sake-02', '塩銀鮭 切身 10切', 3280, 8),
		product('wagyu-1', '黒毛和牛 すき焼き用 500g', 8640, 8),
		product('ichigo4', '苺 4パック ―期間限定―', 3200, 8)
	],
	digital: [
		product('manga-1', 'やさしい簿記 ①', 880, 10),
		product('manga-2', 'やさしい簿記 ②', 880, 10),
		product('novel-1', '長編小説 雨の﨑', 1540, 10),
		product('novel-2', '短編集 夜汽車～終着駅', 1210, 10),
		product('cook-01', '十五分の和食', 1650, 10),
		product('photo-1', '写真集 北の駅舎', 2750, 10),
		product('music-1', '弦楽四重奏 音源集', 2200, 10),
		product('course1', '動画講座 はじめての出汁', 9800, 10),
		product('course2', '動画講座 刃物を研ぐ', 12800, 10)
	]
};
