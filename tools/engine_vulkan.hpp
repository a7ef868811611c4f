// Included before ggml's code for Vulkan where the system's headers are older than 1.3.272 (Debian 12 has 1.3.239): they
// lack the types with which ggml tells a validation layer its settings. No layer is ever wanted here, so the types only
// have to be there; their layout is that of VK_EXT_layer_settings, and a loader skips what it does not know.
#pragma once
#include <cstdint>
#include <vector>
#include <vulkan/vulkan_core.h>

#ifndef VK_EXT_layer_settings
namespace vk {
enum class LayerSettingTypeEXT { eBool32 = 0 };

struct LayerSettingEXT {
    const char * layer;
    const char * name;
    LayerSettingTypeEXT type;
    uint32_t count;
    const void * values;
};

struct LayerSettingsCreateInfoEXT {
    VkStructureType type = static_cast<VkStructureType>(1000496000);
    const void * next = nullptr;
    uint32_t count;
    const LayerSettingEXT * settings;

    explicit LayerSettingsCreateInfoEXT(const std::vector<LayerSettingEXT> & wanted)
        : count(static_cast<uint32_t>(wanted.size())), settings(wanted.data()) {}
};
}  // namespace vk
#endif
