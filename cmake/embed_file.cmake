# Writes OUT: the bytes of IN, through the assembler's .incbin, as SYMBOL.
file(WRITE ${OUT} "#include <string_view>
__asm__(
    \".section .rodata\\n\"
    \"vankho_embed_${SYMBOL}:\\n\"
    \".incbin \\\"${IN}\\\"\\n\"
    \"vankho_embed_${SYMBOL}_end:\\n\"
    \".byte 0\\n\"
    \".previous\\n\");
extern \"C\" {
extern const char begin_${SYMBOL}[] __asm__(\"vankho_embed_${SYMBOL}\");
extern const char end_${SYMBOL}[] __asm__(\"vankho_embed_${SYMBOL}_end\");
}
namespace ${NAMESPACE} {
extern const std::string_view ${SYMBOL};
const std::string_view ${SYMBOL}(
    begin_${SYMBOL}, static_cast<std::size_t>(end_${SYMBOL} - begin_${SYMBOL}));
}  // namespace ${NAMESPACE}
")
