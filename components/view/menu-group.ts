/** The `name` of the page's menus: of one group the browser opens at most one, and Escape finds it. */
export const MENU_GROUP = "window-menu";
