<?php
/**
 * Plugin Name: Văn khố search box
 * Description: [vankho] puts the search box into a page or a post: [vankho province="nam-dinh" size="5"].
 */
add_shortcode('vankho', function ($given) {
    $server = 'https://timkiem.example.vn';
    $data = '';
    foreach ((array) $given as $name => $value) {
        $data .= sprintf(' data-%s="%s"', sanitize_key($name), esc_attr($value));
    }
    return '<div id="vankho"><a href="' . esc_url("$server/tim-kiem") . '">Tìm tin xây dựng Đảng</a></div>'
        . '<script src="' . esc_url("$server/widget.js") . '"' . $data . ' defer></script>';
});
