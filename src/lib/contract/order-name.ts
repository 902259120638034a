const SHOP_CODE = /^[A-Za-z0-9_-]{1,64}$/;
const ORDER_NUMBER = /^[A-Za-z0-9_.-]{1,64}$/;

/** Can a shop have this code? Whatever else stands in a URL names no shop. */
export function isShopCode(text: string): boolean {
	return SHOP_CODE.test(text);
}

/** Can an order have this number? */
export function isOrderNumber(text: string): boolean {
	return ORDER_NUMBER.test(text);
}
