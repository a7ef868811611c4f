"""The drivers of Vulkan's devices, with their versions; asked only in a process that may crash, since drivers do."""

import ctypes
import sys
from contextlib import suppress
from typing import Any

_LIBRARY = "vulkan-1.dll" if sys.platform == "win32" else "libvulkan.so.1"
_VERSION_1_2 = (1 << 22) | (2 << 12)
_APPLICATION_INFO, _INSTANCE_CREATE_INFO = 0, 1
_PROPERTIES_2, _DRIVER_PROPERTIES = 1000059001, 1000196000
_NAME_BYTES = 256


class _Application(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("version", ctypes.c_uint32),
        ("engine", ctypes.c_char_p),
        ("engine_version", ctypes.c_uint32),
        ("api", ctypes.c_uint32),
    )


class _Creation(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("flags", ctypes.c_uint32),
        ("application", ctypes.POINTER(_Application)),
        ("layer_count", ctypes.c_uint32),
        ("layers", ctypes.c_void_p),
        ("extension_count", ctypes.c_uint32),
        ("extensions", ctypes.c_void_p),
    )


class _Driver(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("id", ctypes.c_int),
        ("name", ctypes.c_char * _NAME_BYTES),
        ("info", ctypes.c_char * _NAME_BYTES),
        ("conformance", ctypes.c_uint8 * 4),
    )


class _Properties(ctypes.Structure):
    # The limits that follow the name are not looked at; there must be room for them (528 bytes, and more to come).
    _fields_ = (
        ("kind", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("versions", ctypes.c_uint32 * 5),
        ("name", ctypes.c_char * _NAME_BYTES),
        ("rest", ctypes.c_uint64 * 256),
    )


def drivers() -> dict[str, str]:
    """Give driver and version by the name of each device; empty where there is no Vulkan."""
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return {}
    instance = ctypes.c_void_p()
    application = _Application(_APPLICATION_INFO, None, None, 0, None, 0, _VERSION_1_2)
    wish = _Creation(_INSTANCE_CREATE_INFO, None, 0, ctypes.pointer(application), 0, None, 0, None)
    with suppress(AttributeError):
        if library.vkCreateInstance(ctypes.byref(wish), None, ctypes.byref(instance)) == 0:
            try:
                return dict(_driver(library, device) for device in _devices(library, instance))
            finally:
                library.vkDestroyInstance(instance, None)
    return {}


def _devices(library: Any, instance: ctypes.c_void_p) -> list[int]:  # noqa: ANN401 (a library of ctypes)
    count = ctypes.c_uint32()
    library.vkEnumeratePhysicalDevices(instance, ctypes.byref(count), None)
    found = (ctypes.c_void_p * count.value)()
    library.vkEnumeratePhysicalDevices(instance, ctypes.byref(count), found)
    return [device for device in found if device]


def _driver(library: Any, device: int) -> tuple[str, str]:  # noqa: ANN401 (a library of ctypes)
    driver = _Driver(kind=_DRIVER_PROPERTIES)
    about = _Properties(kind=_PROPERTIES_2, next=ctypes.addressof(driver))
    library.vkGetPhysicalDeviceProperties2(ctypes.c_void_p(device), ctypes.byref(about))
    told = " ".join(part.decode("utf-8", "replace") for part in (driver.name, driver.info) if part)
    # A driver older than Vulkan 1.2 tells a number only.
    return about.name.decode("utf-8", "replace"), told or f"{about.versions[1]:x}"
